/** The fields of a tool's input or result, with their names. */
import { useState } from 'react'
import { formatCount } from '@/components/ui/format'
import { markedText } from '@/components/ui/marked-text'
import { useMoreEachFrame } from '@/components/ui/use-more-each-frame'
import type { GrowingField } from '@/lib/shared/tools/partial-input'
import { fieldTitle } from '@/lib/shared/tools/tool-words'
import { codeLanguage } from '@/lib/shared/tools/tools'
import { FoldedText } from './folded-text'

interface FieldListProps {
  toolName: string
  fields: readonly GrowingField[]
  /** Nothing is collapsed, as the person is asked about all of it. */
  isWhole?: boolean
}

/** Rows that are rendered initially: a long list would be re-rendered with each piece that arrives. */
const MAX_ROWS = 100
/** Rows that are rendered per frame once all are shown. */
const ROWS_AT_ONCE = 2_000

/** Names beside values; code takes the full width. */
export function FieldList({ toolName, fields, isWhole = false }: FieldListProps) {
  const [isUnfolded, setUnfolded] = useState(false)
  const isAll = isWhole || isUnfolded || fields.length <= MAX_ROWS
  const count = useMoreEachFrame(isAll ? fields.length : 0, ROWS_AT_ONCE)
  const shown = fields.slice(0, Math.max(count, MAX_ROWS))
  return (
    <>
      <dl className="flex flex-col gap-1.5">
        {shown.map((field, at) => {
          const isCode = codeLanguage(toolName, field.name) !== undefined
          return (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: fields are only ever added at the end
              key={at}
              className={
                isCode ? 'flex flex-col gap-1' : 'grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 max-sm:grid-cols-1'
              }
            >
              <dt className="text-quiet [overflow-wrap:anywhere]">{markedText(fieldTitle(field.name))}</dt>
              <dd className="min-w-0">
                <FoldedText field={field} isCode={isCode} isWhole={isWhole} />
              </dd>
            </div>
          )
        })}
      </dl>
      {!isAll && (
        <button
          type="button"
          onClick={() => setUnfolded(true)}
          className="mt-1 inline-flex min-h-8 items-center rounded-md text-quiet underline decoration-line underline-offset-4 transition-colors hover:text-ink pointer-coarse:min-h-11"
        >
          {`and ${formatCount(fields.length - MAX_ROWS)} more`}
        </button>
      )}
    </>
  )
}
