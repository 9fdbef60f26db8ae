/** The button that copies a piece of code and says so in place. */

import { copyText } from './copy-text'
import { useCopy } from './use-copy'

/** Copies what `read` gives at the time of the click. */
export function CopyButton({ read }: { read: () => string }) {
  const [result, copy] = useCopy(() => copyText(read()))
  return (
    <>
      <button type="button" className="code-copy" aria-label="Copy code" onClick={copy}>
        <span aria-hidden="true">{result === 'copied' ? 'Copied' : result === 'failed' ? 'Not copied' : 'Copy'}</span>
      </button>
      <span aria-live="polite" className="visually-hidden">
        {result === 'copied' ? 'Code copied' : result === 'failed' ? 'The code could not be copied' : ''}
      </span>
    </>
  )
}
