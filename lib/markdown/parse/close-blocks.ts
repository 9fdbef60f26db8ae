/** Ends what a text leaves open, so that what follows it in the same file is read as itself. */
import { BlockScanner, type Leaf } from './block-scanner'
import { leftOpen } from './left-open'

/**
 * The text with its last block closed: an open fence gets its end, and HTML that would continue to the end of the file
 * becomes code, which shows it as it was written. What is open within a list or a quote ends with that by itself.
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

/** The text with display math closed that it leaves open: readers that render formulas would render all that follows. */
export function closeMath(text: string): string {
  const opener = leftOpen(text).trim()
  if (opener === '$$') return `${text}\n$$`
  return opener === '\\[' ? `${text}\n\\]` : text
}

/** A fence that no run of back-ticks in the text can close. */
export function fenceAround(text: string): string {
  let longest = 2
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  return '`'.repeat(longest + 1)
}
