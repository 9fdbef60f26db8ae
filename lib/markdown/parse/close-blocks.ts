/** Closes what a text leaves open, so that it does not affect what follows in the same file. */
import { BlockScanner, type Leaf } from './block-scanner'
import { leftOpen } from './left-open'

/**
 * The text with its last block closed: an open fence is closed, and HTML that would extend to the end of the file
 * becomes code, which shows it as it was written. What is open inside a list or a quote ends with it.
 */
export function closeBlocks(text: string): string {
  const scanner = new BlockScanner()
  const lines = text.split(/\r\n|\r|\n/)
  let leaf: Leaf | undefined
  let from = 0
  for (const [at, line] of lines.entries()) {
    scanner.line(line)
    if (scanner.leaf === leaf) continue
    leaf = scanner.leaf
    from = at
  }
  if (!leaf || scanner.containers.length > 0) return lines.join('\n')
  if (leaf.kind === 'fence') lines.push(leaf.fence.char.repeat(leaf.fence.size))
  else if (leaf.kind === 'html' && leaf.end !== 'blank') {
    const mark = fenceAround(lines.slice(from).join('\n'))
    lines.splice(from, 0, `${mark}html`)
    lines.push(mark)
  }
  return lines.join('\n')
}

/** The text with open display math closed, as viewers with math support would take all that follows for a formula. */
export function closeMath(text: string): string {
  const opener = leftOpen(text).trim()
  if (opener === '$$') return `${text}\n$$`
  return opener === '\\[' ? `${text}\n\\]` : text
}

/** A fence that no run of backticks in the text can close. */
export function fenceAround(text: string): string {
  let longest = 2
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  return '`'.repeat(longest + 1)
}
