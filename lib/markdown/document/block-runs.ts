/** Splits a whole text into blocks, for callers that process it block by block. */

import { normalizeLabel } from '@/lib/markdown/parse/link-definition'
import { candidateLabels } from '@/lib/markdown/parse/references'
import { SLICE_COST, sliceEnd } from '@/lib/markdown/parse/slice-end'
import { type Block, type BlockSplitter, createBlockSplitter } from '@/lib/markdown/parse/split-blocks'
import { inOneGo, type Steps } from '@/lib/shared/steps'

/** Blocks, each with the parts that continue it. */
export function* runsInSteps(text: string): Steps<Block[][]> {
  const splitter = createBlockSplitter()
  for (let at = 0; at < text.length; yield) {
    const end = sliceEnd(text, at, splitter.depth)
    splitter.push(text.slice(at, end))
    at = end
  }
  return runsIn(splitter)
}

/** The same in one go. */
export const runsOf = (text: string) => inOneGo(runsInSteps(text))

/**
 * The first blocks of a text, about `most` of them, found in slices; `end` is where the remaining ones start. Each
 * block takes far more memory than its text.
 */
export async function firstRunsOf(
  text: string,
  most: number,
  pause: (cost: number) => Promise<void> | undefined,
): Promise<{ runs: Block[][]; end: number }> {
  const splitter = createBlockSplitter()
  for (let at = 0; at < text.length; ) {
    const end = sliceEnd(text, at, splitter.depth)
    splitter.push(text.slice(at, end))
    at = end
    await pause(SLICE_COST)
    const { open, settled } = splitter
    if (settled.length < most) continue
    // Whether the next block continues the last makes no difference: it will be plain text.
    const last = settled.at(-1)
    return {
      runs: runsIn({ settled, open: undefined }),
      end: open?.start ?? (last ? last.start + last.source.length : at),
    }
  }
  return { runs: runsIn(splitter), end: text.length }
}

function runsIn({ settled, open }: Pick<BlockSplitter, 'settled' | 'open'>): Block[][] {
  const runs: Block[][] = []
  for (const block of open ? [...settled, open] : settled) {
    const run = runs.at(-1)
    if (run && block.continues) run.push(block)
    else runs.push([block])
  }
  return runs
}

const DEFINITION = /^ {0,3}\[(?!\^)([^\]\n]{1,300})\]:[ \t]*\S[^\n]{0,2000}$/gm

const mayDefine = ({ kind }: Block) => kind !== 'fence' && kind !== 'html' && kind !== 'note'

/** The link definitions in a text, which other blocks need to be parsed alone: lines by their labels. */
export function definitionsOf(runs: readonly (readonly Block[])[]): Map<string, string> {
  const definitions = new Map<string, string>()
  for (const [first] of runs) {
    if (!first || !mayDefine(first) || !first.source.includes(']:')) continue
    for (const [line, label = ''] of first.source.matchAll(DEFINITION)) {
      const name = normalizeLabel(label)
      if (!definitions.has(name)) definitions.set(name, line)
    }
  }
  return definitions
}

/** How many characters of definitions a piece may get beyond its own length. */
const DEFINITIONS_LENGTH = 2_500

/** The definitions that a piece names, limited in proportion to its length. */
export function definitionsNamedIn(source: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0) return ''
  let room = source.length + DEFINITIONS_LENGTH
  const lines: string[] = []
  for (const label of candidateLabels(source)) {
    const line = definitions.get(label)
    if (line === undefined || line.length > room) continue
    room -= line.length
    lines.push(line)
  }
  return lines.join('\n')
}
