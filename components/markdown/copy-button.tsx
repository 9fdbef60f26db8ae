'use client'
/** The button that copies a piece of code and says so in place. */

import { useEffect, useState } from 'react'
import { copyText } from './copy-text'

const SHOWN_FOR = 2000

/** Copies what `read` gives at the time of the click. */
export function CopyButton({ read }: { read: () => string }) {
  const [result, setResult] = useState<'copied' | 'failed'>()
  useEffect(() => {
    if (!result) return
    const timer = setTimeout(() => setResult(undefined), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [result])
  const copy = async () => setResult((await copyText(read())) ? 'copied' : 'failed')
  return (
    <>
      <button type="button" className="code-copy" aria-label="Copy code" onClick={() => void copy()}>
        <span aria-hidden="true">{result === 'copied' ? 'Copied' : result === 'failed' ? 'Not copied' : 'Copy'}</span>
      </button>
      <span role="status" className="visually-hidden">
        {result === 'copied' ? 'Code copied' : result === 'failed' ? 'The code could not be copied' : ''}
      </span>
    </>
  )
}
