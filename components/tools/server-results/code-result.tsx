/** What code printed in the provider's sandbox, its errors, and the files it created or changed. */
import type { ReactNode } from 'react'
import { LongText } from '@/components/ui/long-text'
import { markedText } from '@/components/ui/marked-text'
import { fieldsOf, textOf } from './read-output'

/** Output, errors, return code and files of code that ran. */
export function CodeResult({ output }: { output: unknown }) {
  const { stdout, stderr, returnCode, files } = fieldsOf(output)
  const names = Array.isArray(files) ? files.map(textOf).filter(Boolean) : []
  const hasFailed = typeof returnCode === 'number' && returnCode !== 0
  const isSilent = textOf(stdout) === '' && textOf(stderr) === ''
  return (
    <div className="flex flex-col gap-1.5">
      <Printed label="Output" text={textOf(stdout)} />
      <Printed label="Errors" text={textOf(stderr)} />
      {isSilent && <p className="text-quiet">Nothing was printed.</p>}
      {hasFailed && <p className="text-stop">{`Ended with code ${returnCode}`}</p>}
      {names.length > 0 && (
        <Labelled label={names.length === 1 ? 'File' : 'Files'}>
          <span className="font-mono text-code [overflow-wrap:anywhere]">{markedText(names.join(', '))}</span>
        </Labelled>
      )}
    </div>
  )
}

/** What was done with a file: read, written or changed. */
export function FileResult({ output }: { output: unknown }) {
  const { type, text, lines, isUpdate, fileType } = fieldsOf(output)
  if (type === 'text_editor_create')
    return <p>{isUpdate === true ? 'The file was replaced.' : 'The file was written.'}</p>
  if (type === 'text_editor_replace') return <Printed label="Changed" text={textOf(lines)} />
  if (fileType !== 'text') return <p className="text-quiet">The file is not text, so it is not shown here.</p>
  return <Printed label="File" text={textOf(text)} />
}

/** Tools that a search among tools found. */
export function FoundTools({ output }: { output: unknown }) {
  const { tools } = fieldsOf(output)
  const names = Array.isArray(tools) ? tools.map(textOf).filter(Boolean) : []
  if (names.length === 0) return <p className="text-quiet">No tool was found.</p>
  return <p className="font-mono text-code [overflow-wrap:anywhere]">{markedText(names.join(', '))}</p>
}

function Printed({ label, text }: { label: string; text: string }) {
  if (text.trim() === '') return null
  return (
    <Labelled label={label}>
      <pre
        // Long output scrolls in its own box, which must therefore be focusable.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        className="max-h-64 overflow-auto whitespace-pre-wrap font-mono text-code [overflow-wrap:anywhere]"
      >
        <LongText text={text.trimEnd()} marked />
      </pre>
    </Labelled>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3">
      <span className="text-quiet">{label}</span>
      {children}
    </div>
  )
}
