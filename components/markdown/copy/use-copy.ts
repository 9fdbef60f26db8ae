/** Copies, and says for a moment how that went. */

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
    // Cleared first: the same word again would be no change, and would not be announced.
    setResult(undefined)
    const worked = await copy()
    setResult(worked ? 'copied' : 'failed')
    setCount((before) => before + 1)
  }
  return [result, () => void run()]
}
