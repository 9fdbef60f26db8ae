import { LongText } from '@/components/ui/long-text'
import { asField } from './as-field'
/** What code printed, and its value. */
import { FoldedText } from './folded-text'

const LOOKS: Record<string, string> = { warn: 'text-warn', error: 'text-stop' }

/** The console output, then the value of the last expression. */
export function JavascriptResult({ output }: { output: unknown }) {
  const { console: lines, value, console_cut: isCut } = (output ?? {}) as Record<string, unknown>
  const printed = Array.isArray(lines) ? (lines as unknown[]) : []
  return (
    <div className="flex flex-col gap-1.5">
      {printed.length > 0 && (
        <div>
          <p className="text-quiet">Console</p>
          <pre className="max-h-64 overflow-auto whitespace-pre-wrap rounded-lg bg-tint px-3 py-2 font-mono text-code [overflow-wrap:anywhere]">
            {printed.map((line, at) => {
              const { level, text } = (line ?? {}) as Record<string, unknown>
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: what was printed does not change
                <span key={at} className={`block min-h-5 ${LOOKS[String(level)] ?? ''}`}>
                  <LongText text={String(text ?? '')} marked />
                </span>
              )
            })}
          </pre>
          {isCut === true && <p className="text-quiet">There was more, but it was not kept.</p>}
        </div>
      )}
      <div>
        <p className="text-quiet">Value</p>
        {typeof value === 'string' ? <FoldedText field={asField('value', value)} isCode /> : <p>None</p>}
      </div>
    </div>
  )
}
