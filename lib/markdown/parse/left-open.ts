/** What a text that was cut off leaves open, so that its continuation can be rendered separately. */
import { closesFence, expandTabs, type Fence, openingFence } from './block-starts'
import { createBlockSplitter } from './split-blocks'

const MATH = /^ {0,3}(\$\$|\\\[)/

/** The line that reopens what the text leaves open: a code fence or display math; empty if there is nothing. */
export function leftOpen(text: string): string {
  const splitter = createBlockSplitter()
  splitter.push(text)
  const { open } = splitter
  if (!open) return ''
  if (open.kind === 'math') return `${MATH.exec(open.source)?.[1] ?? '$$'}\n`
  const fence = openFence(open.source)
  return fence ? `${fence.char.repeat(fence.size)}${fence.info}\n` : ''
}

/** The fence that is open at the end of a block, including one inside a list or a quote. */
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

/** A text with its opener; a text that reopens by itself, or starts by closing, needs none. */
export function continued(opener: string, text: string): string {
  if (opener === '' || OPENS.test(text)) return text
  return CLOSES.test(text) ? text.replace(CLOSES, '') : opener + text
}
