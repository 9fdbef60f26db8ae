/** An answer as markup, piece by piece, as it grows: what a replay file shows at each moment. */
import { AnswerReader, type Piece } from '@/components/chat/message/answer-reader'
import { thoughtFor } from '@/components/chat/message/thinking'
import { GrowingMarkup } from '@/components/markdown/static/growing-markup'
import type { Look } from '@/components/markdown/static/page-look'
import { type RenderBudget, toMarkup } from '@/components/markdown/static/render-text'
import { lookOf } from '@/components/tools/tool-look'
import { sourcesTree } from '@/lib/markdown/tree/sources-tree'
import { element, type TreeNode } from '@/lib/markdown/tree/tree'
import { END_WORDS } from '@/lib/shared/end-words'
import type { Source } from '@/lib/shared/sources'
import { inputLine, readableFields, resultLine, shortLine } from '@/lib/shared/tools/tool-words'
import { toolTitle } from '@/lib/shared/tools/tools'
import type { GrowingMessage, GrowingTool } from '@/lib/stream/growing-message'

const words = (value: string): TreeNode => ({ type: 'text', value })
const quiet = (value: string) => toMarkup([element('p', { className: ['quiet'] }, [words(value)])])

/** Follows one message; reading costs what is new. */
export class AnswerCells {
  readonly #reader: AnswerReader
  readonly #texts = new Map<number, GrowingMarkup>()
  #sources: { list: readonly Source[]; markup: string } = { list: [], markup: '' }

  constructor(
    private readonly message: GrowingMessage,
    private readonly look: Look,
    private readonly budget: RenderBudget,
  ) {
    this.#reader = new AnswerReader(message)
  }

  /** The markup of each block and piece. `isRunning` says whether more is to come. */
  async read(isRunning: boolean): Promise<string[]> {
    const { pieces, sources, titles } = this.#reader.read()
    const targets = { prefix: 'source-', titles }
    const cells: string[] = []
    for (const [place, piece] of pieces.entries()) {
      const isTail = isRunning && place === pieces.length - 1
      if (piece.kind === 'text') {
        const growing = this.#texts.get(piece.at) ?? new GrowingMarkup(`m${piece.at}-`, this.look, this.budget)
        this.#texts.set(piece.at, growing)
        const { text, marks } = piece
        cells.push(...(await growing.update({ text, isGrowing: isTail, marks, targets })))
      } else cells.push(...markupOf(piece, isTail, isRunning))
    }
    if (sources.length > 0) cells.push(this.#markupOfSources(sources))
    const { status } = this.message.metadata
    if (!isRunning && status && status in END_WORDS) cells.push(quiet(END_WORDS[status as keyof typeof END_WORDS]))
    return cells
  }

  #markupOfSources(list: readonly Source[]): string {
    const known = this.#sources
    const isSame = known.list.length === list.length && known.list.every((source, at) => source === list[at])
    if (!isSame) this.#sources = { list, markup: toMarkup([sourcesTree(list, 'source-')]) }
    return this.#sources.markup
  }
}

/** Everything but text, in a line or a box. */
function markupOf(piece: Exclude<Piece, { kind: 'text' }>, isTail: boolean, isAlive: boolean): string[] {
  // What was thought is not part of the file.
  if (piece.kind === 'thinking') {
    return [quiet(isTail && piece.part.state === 'streaming' ? 'Thinking…' : thoughtFor(piece.part))]
  }
  return piece.kind === 'tools' ? piece.tools.map((tool) => toMarkup([callTree(tool, isAlive)])) : []
}

function callTree(tool: GrowingTool, isAlive: boolean): TreeNode {
  const { toolName, state, input, output, errorText } = tool
  const result = state === 'output-available' ? resultLine(toolName, output) : shortLine(errorText ?? '')
  const line = result || (input === undefined ? '' : inputLine(readableFields(input), false))
  return element('div', { className: ['call'] }, [
    element('p', {}, [
      words(`${toolTitle(toolName)} `),
      element('span', { className: ['quiet'] }, [words(lookOf(state, isAlive).words)]),
    ]),
    // A line that is added later would move what follows.
    element('p', { className: ['quiet', 'call-line'] }, [words(line || '\u00a0')]),
  ])
}
