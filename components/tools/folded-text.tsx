/** A long text, of which only the beginning is shown until it is expanded. */
import { useState } from 'react'
import { Scroller } from '@/components/markdown/scroller'
import { formatCount } from '@/components/ui/format'
import { LongText } from '@/components/ui/long-text'
import { beginningOf, type GrowingField } from '@/lib/shared/tools/partial-input'

const MAX_CHARACTERS = 2_000
const MAX_LINES = 24

interface FoldedTextProps {
  field: GrowingField
  isCode?: boolean
  /** It is not collapsed, but scrolls if it is very long. */
  isWhole?: boolean
}

/** A field's text. Growth beyond the shown part costs nothing to render. */
export function FoldedText({ field, isCode = false, isWhole = false }: FoldedTextProps) {
  const [isUnfolded, setUnfolded] = useState(false)
  const isAll = isWhole || isUnfolded
  const start = beginningOf(field, MAX_CHARACTERS)
  const lines = start.split('\n')
  const isLong = !isWhole && (field.length > start.length || lines.length > MAX_LINES)
  const text = isAll ? beginningOf(field) : lines.slice(0, MAX_LINES).join('\n')
  const written = (
    <pre
      dir={isCode ? 'ltr' : 'auto'}
      lang=""
      translate={isCode ? 'no' : undefined}
      className={`whitespace-pre-wrap font-mono text-code [overflow-wrap:anywhere] [tab-size:2] ${isCode ? 'px-3 py-2' : ''}`}
    >
      <LongText text={isLong && !isAll ? `${text}…` : text} marked />
    </pre>
  )
  const look = isCode ? 'rounded-lg bg-tint' : ''
  return (
    <>
      {isWhole ? (
        <Scroller vertical name={isCode ? 'Code' : 'Text'} className={`max-h-[50dvh] overflow-y-auto ${look}`}>
          {written}
        </Scroller>
      ) : (
        <div className={look}>{written}</div>
      )}
      {isLong && (
        <button
          type="button"
          onClick={() => setUnfolded(!isUnfolded)}
          className="mt-1 inline-flex min-h-8 items-center rounded-md text-quiet underline decoration-line underline-offset-4 transition-colors hover:text-ink pointer-coarse:min-h-11"
        >
          {isUnfolded ? 'Show less' : `Show all ${formatCount(field.length)} characters`}
        </button>
      )}
    </>
  )
}
