/** Tells blocks that would make the parser or the page very slow from ordinary ones, in time linear in the text. */

import { BlockScanner } from './block-scanner'
import { expandTabs } from './block-starts'

/** The limits a block has to keep to be drawn as Markdown. */
export const LIMITS = {
  length: 200 * 1024,
  depth: 60,
  runs: 200,
  runLength: 200,
  brackets: 200,
  emphasis: 100,
  declarations: 200,
  columns: 100,
} as const

/** The greatest number of containers that any line opens or continues. */
function depthOf(source: string): number {
  const scanner = new BlockScanner()
  let depth = 0
  for (const line of source.split(/\r\n|\n|\r/)) {
    // One line alone can open thousands, each of which the scanner would copy the rest of the line for.
    if (prefixDepth(expandTabs(line)) > LIMITS.depth) return LIMITS.depth + 1
    scanner.line(line)
    depth = Math.max(depth, scanner.containers.length)
    if (depth > LIMITS.depth) return depth
  }
  return depth
}

/** How many quote and list marks a line begins with. */
export function prefixDepth(line: string): number {
  const prefix = /^(?: *(?:>|[-+*](?= )|\d{1,9}[.)](?= )))+/.exec(line.slice(0, 4000))?.[0] ?? ''
  return prefix.match(/>|[-+*]|[.)]/g)?.length ?? 0
}

/** The number of runs of one character that no later run of the same length answers. */
function unansweredRuns(source: string, run: RegExp): { count: number; longest: number } {
  const open = new Map<number, number>()
  let longest = 0
  for (const { 0: marks } of source.matchAll(run)) {
    longest = Math.max(longest, marks.length)
    open.set(marks.length, (open.get(marks.length) ?? 0) + 1)
  }
  let count = 0
  for (const times of open.values()) count += times % 2
  return { count, longest }
}

/** How deep brackets nest, counting those never closed. */
function bracketDepth(source: string): number {
  let depth = 0
  let deepest = 0
  for (let i = 0; i < source.length; i++) {
    const char = source[i]
    if (char === '\\') i++
    else if (char === '[') deepest = Math.max(deepest, ++depth)
    else if (char === ']' && depth > 0) depth--
  }
  return deepest
}

/** How deep emphasis nests in one paragraph, counting marks never closed. */
function emphasisDepth(source: string): number {
  let deepest = 0
  for (const part of source.split(/\n[ \t]*\n/)) {
    let depth = 0
    for (const { 0: marks, index } of part.matchAll(/[*_~]+/g)) {
      const before = /\S/.test(part[index - 1] ?? ' ')
      const after = /\S/.test(part[index + marks.length] ?? ' ')
      if (after && !before) deepest = Math.max(deepest, ++depth)
      else if (before && !after && depth > 0) depth--
    }
  }
  return deepest
}

function columns(source: string): number {
  let most = 0
  for (const line of source.split('\n')) {
    if (line.length > LIMITS.columns && line.includes('|')) most = Math.max(most, line.split('|').length - 2)
  }
  return most
}

/** Why a block may not be drawn as Markdown; undefined when it may. */
export function excess(source: string): keyof typeof LIMITS | undefined {
  if (source.length > LIMITS.length) return 'length'
  if (source.length < LIMITS.depth) return undefined
  const ticks = unansweredRuns(source, /`+/g)
  if (ticks.longest > LIMITS.runLength) return 'runLength'
  if (ticks.count > LIMITS.runs) return 'runs'
  if (bracketDepth(source) > LIMITS.brackets) return 'brackets'
  if (columns(source) > LIMITS.columns) return 'columns'
  if (emphasisDepth(source) > LIMITS.emphasis) return 'emphasis'
  if ((source.match(/<[!?]/g)?.length ?? 0) > LIMITS.declarations) return 'declarations'
  if (depthOf(source) > LIMITS.depth) return 'depth'
  return undefined
}
