/** Renders a long list in steps, so that no frame renders all of it. */
import { useEffect, useState } from 'react'
import { nextFrame } from '@/lib/client/store/frame'

/** How many of `total` to render by now. */
export function useMoreEachFrame(total: number, step: number): number {
  const [count, setCount] = useState(step)
  const isBehind = count < total
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step asks for the next one
  useEffect(() => {
    if (!isBehind) return
    let isWanted = true
    nextFrame(() => isWanted && setCount((before) => before + step))
    return () => {
      isWanted = false
    }
  }, [isBehind, count, step])
  return Math.min(count, total)
}
