/** Copying with a word about it that stands for a moment, and is new each time. */

import { useEffect, useState } from 'react'

const SHOWN_FOR = 2000

/** How the last try went. */
export type CopyResult = 'copied' | 'failed' | undefined

/** The result to show, and the copying to do on a click. */
export function useCopy(copy: () => Promise<boolean>): readonly [result: CopyResult, run: () => void] {
  const [result, setResult] = useState<CopyResult>()
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (count === 0) return
    const timer = setTimeout(() => setResult(undefined), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [count])
  async function run() {
    // Emptied first: the same word a second time would be no change, which nobody is told of.
    setResult(undefined)
    const worked = await copy()
    setResult(worked ? 'copied' : 'failed')
    setCount((before) => before + 1)
  }
  return [result, () => void run()]
}
