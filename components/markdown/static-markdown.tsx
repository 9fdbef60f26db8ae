/** Markdown that does not grow any more, drawn whole and on the server: what reaches the browser needs no parser there. */

import type { ExtraProps } from 'react-markdown'
import { MAX_FORMULA_LENGTH } from '@/lib/markdown/math-spans'
import type { Mark } from '@/lib/markdown/place-marks'
import { ContinuedBy } from './continued'
import { drawBlock, drawFootnotes } from './draw-block'
import { type DrawnBlock, type DrawnRun, isLong } from './drawn-block'
import { elements, formulaOf } from './elements'
import { FormulaFrame } from './formula-frame'
import { MarkdownDocument } from './markdown-document'
import { drawFormula } from './math'
import { PlainBlock } from './plain-block'

/** Formulas are drawn at once: there is nothing to wait for here. */
function Code({ node, ...props }: React.ComponentProps<'code'> & ExtraProps) {
  const formula = formulaOf(node)
  if (!formula) return <code {...props} translate="no" />
  const drawn = formula.tex.length > MAX_FORMULA_LENGTH ? undefined : drawFormula(formula)
  return <FormulaFrame {...formula} drawn={drawn} />
}

const components = { ...elements, code: Code }

function Block({ block, prefix }: { block: DrawnBlock; prefix: string }) {
  return drawBlock({ block, prefix }, components)
}

function Run({ blocks, prefix }: { blocks: DrawnRun; prefix: string }) {
  const [first, ...parts] = blocks
  if (!first) return null
  const block = <Block block={first} prefix={prefix} />
  const [second] = parts
  if (!second) return block
  const drawn = parts.map((part) => <Block key={part.key} block={part} prefix={prefix} />)
  return (
    <ContinuedBy of={second.continues?.of ?? 'quote'} parts={drawn}>
      {block}
    </ContinuedBy>
  )
}

interface StaticMarkdownProps {
  text: string
  /** Keeps the identifiers of several texts on one page apart. */
  prefix: string
  marks?: readonly Mark[]
}

/** Draws a whole text. */
export function StaticMarkdown({ text, prefix, marks = [] }: StaticMarkdownProps) {
  const { groups, rest, footnotes } = new MarkdownDocument().update(text, false, marks)
  return (
    <div className="markdown" lang="" data-long={isLong(groups) || undefined}>
      {groups.flat().map((blocks) => (
        <Run key={blocks[0]?.key} blocks={blocks} prefix={prefix} />
      ))}
      {rest && <PlainBlock text={rest.text} offset={rest.start} />}
      {footnotes !== '' && drawFootnotes(footnotes, prefix, components)}
    </div>
  )
}
