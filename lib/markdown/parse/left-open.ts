/** What a text that was cut off leaves open, so that a text which continues from there can be rendered by itself. */
import { closesFence, expandTabs, type Fence, openingFence } from './block-starts'
import { createBlockSplitter } from './split-blocks'

const MATH = /^ {0,3}(\$\$|\\\[)/

/** The line that opens again what the text leaves open: a code fence, or display math; empty when that is nothing. */
export function leftOpen(text: string): string {
  const splitter = createBlockSplitter()
  splitter.push(text)
  const { open } = splitter
  if (!open) return ''
  if (open.kind === 'math') return `${MATH.exec(open.source)?.[1] ?? '$$'}\n`
  const fence = openFence(open.source)
  return fence ? `${fence.char.repeat(fence.size)}${fence.info}\n` : ''
}

/** The fence that is open at the end of a block, also one within the items of a list or a quote. */
function openFence(block: string): Fence | undefined {
  let open: Fence | undefined
  for (const line of block.split(/\r\n|\r|\n/)) {
    const bare = expandTabs(line).replace(/^(?: *>)* */, '')
    if (open) {
      if (closesFence(bare, open)) open = undefined
    } else open = openingFence(bare.replace(/^(?:(?:[-+*]|\d{1,9}[.)]) +)+/, ''))
  }
  return open
}

const CLOSES = /^\s*(?:`{3,}|~{3,}|\$\$|\\\])[ \t]*(?:\r?\n|$)/
const OPENS = /^\s*(?:`{3,}|~{3,})[^\s`~]/

/** A text after what it begins within; one that opens it again, or closes it first of all, needs no opener. */
export function continued(opener: string, text: string): string {
  if (opener === '' || OPENS.test(text)) return text
  return CLOSES.test(text) ? text.replace(CLOSES, '') : opener + text
}
