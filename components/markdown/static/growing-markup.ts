/** One growing text as markup, block by block, for files that replay it without a parser. */
import type { MarkTargets } from '@/components/markdown/source-marks'
import { MarkdownDocument } from '@/lib/markdown/document/markdown-document'
import type { RenderedRun } from '@/lib/markdown/document/rendered-block'
import type { Mark } from '@/lib/markdown/tree/place-marks'
import type { Look } from './page-look'
import { plainNodes, type RenderBudget, renderFootnotes, renderRun, type TextPlace, toMarkup } from './render-text'

/** A text as it is at one moment. */
export interface GrowingTextState {
  readonly text: string
  /** Whether text is still being added at its end. */
  readonly isGrowing: boolean
  readonly marks: readonly Mark[]
  readonly targets: MarkTargets
}

interface Known {
  readonly run: RenderedRun
  readonly titles: MarkTargets['titles']
  readonly markup: string
}

/** Follows one text. What has not changed since the last update is the same string. */
export class GrowingMarkup {
  readonly #document = new MarkdownDocument()
  readonly #parts: NonNullable<TextPlace['parts']> = new WeakMap()
  readonly #known: Known[] = []
  #footnotes = { source: '', markup: '' }

  constructor(
    private readonly prefix: string,
    private readonly look: Look,
    private readonly budget: RenderBudget,
  ) {}

  /** The markup of each block, of text that is too long to be rendered, and of the footnotes. */
  async update({ text, isGrowing, marks, targets }: GrowingTextState): Promise<string[]> {
    const place = { prefix: this.prefix, targets, look: this.look, parts: this.#parts }
    this.#document.update(text, isGrowing, marks)
    // On a page, costly blocks lag some words behind. Here each state must show all of its text.
    if (this.#document.isBehind) this.#document.catchUp()
    const { groups, rest, footnotes } = this.#document.update(text, isGrowing, marks)
    const cells: string[] = []
    for (const run of groups.flat()) cells.push(await this.#markupOf(run, cells.length, place))
    if (rest) cells.push(toMarkup(await plainNodes(rest.text, this.budget, rest.start)))
    if (footnotes !== '') cells.push(await this.#markupOfFootnotes(footnotes, place))
    return cells
  }

  async #markupOf(run: RenderedRun, at: number, place: TextPlace): Promise<string> {
    const known = this.#known[at]
    const { titles } = place.targets
    const hasMarks = run.some(({ marks }) => marks !== '')
    if (known?.run === run && (known.titles === titles || !hasMarks)) return known.markup
    const markup = toMarkup(await renderRun(run, place, this.budget))
    this.#known[at] = { run, titles, markup: known?.markup === markup ? known.markup : markup }
    return markup
  }

  async #markupOfFootnotes(source: string, place: TextPlace): Promise<string> {
    if (this.#footnotes.source !== source) {
      this.#footnotes = { source, markup: toMarkup(await renderFootnotes(source, place, this.budget)) }
    }
    return this.#footnotes.markup
  }
}
