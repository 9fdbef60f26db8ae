/** One message's Markdown as it grows: its blocks, and what each needs from the others to be rendered alone. */

import { closeOpenSyntax } from '@/lib/markdown/parse/close-open-syntax'
import type { Appraisal } from '@/lib/markdown/parse/limits'
import { SLICE_COST, sliceEnd } from '@/lib/markdown/parse/slice-end'
import { type Block, type BlockSplitter, createBlockSplitter } from '@/lib/markdown/parse/split-blocks'
import { fewMarks, type Mark, writeMarks } from '@/lib/markdown/tree/place-marks'
import { type BlockLabels, labelsOf, MessageLabels, NO_LABELS } from './message-labels'
import { OpenBlock } from './open-block'
import {
  appraiseBlock,
  type FrameBudget,
  type Place,
  type RenderedBlock,
  RenderedRuns,
  type RunGroups,
} from './rendered-block'

/** Text that is not, or not yet, rendered as Markdown. */
export interface RestText {
  readonly start: number
  readonly text: string
  /** It stays plain text: the message has too many blocks. */
  readonly final: boolean
}

/** All that is rendered of a message. */
export interface DocumentView {
  readonly groups: RunGroups
  readonly rest: RestText | undefined
  /** Markdown that renders to the message's footnotes; empty when it has none. */
  readonly footnotes: string
}

interface Entry {
  readonly block: Block
  readonly appraisal: Appraisal
  readonly labels: BlockLabels
  readonly place: Place
  rendered: RenderedBlock
}

const TAIL = 64
/** More than this in one message is too much for a page. */
const MAX_BLOCKS = 10_000
const MAX_COST = 1_000_000
/** More than an answer grows by at once. */
const FREE_LENGTH = 4 * 1024

/** Follows one message. */
export class MarkdownDocument {
  private splitter: BlockSplitter = createBlockSplitter()
  private labels = new MessageLabels()
  private runs = new RenderedRuns()
  private entries: Entry[] = []
  private openBlock = new OpenBlock()
  private byLabel = new Map<string, number[]>()
  /** Entries that name a definition which has arrived since they were rendered. */
  private stale = new Set<number>()
  /** How many entries have been rendered again since all definitions are known. */
  private finished = 0
  private cost = 0
  private text = ''
  /** How much of the text has been divided into blocks. */
  private divided = 0
  private marks: readonly Mark[] = []
  private streaming = true
  private view: DocumentView = { groups: [], rest: undefined, footnotes: '' }
  private mustRender = false

  constructor(private readonly take: FrameBudget = () => true) {}

  /** Whether the open block is rendered only in part. */
  get isBehind(): boolean {
    const { open } = this.splitter
    return this.streaming && open !== undefined && this.openBlock.isBehind(open)
  }

  /** Whether there is work left for the next frame. */
  get isWaiting(): boolean {
    if (this.view.rest?.final === false || this.stale.size > 0) return true
    return !this.streaming && this.finished < this.entries.length
  }

  /** Makes the next update render the whole open block. */
  catchUp(): void {
    this.mustRender = true
  }

  /** Updates to the whole text so far, and all marks in it in order; both only ever grow. */
  update(text: string, streaming: boolean, marks: readonly Mark[] = []): DocumentView {
    const { length } = this.text
    const tail = Math.max(0, length - TAIL)
    const extended = text.length >= length && text.slice(tail, length) === this.text.slice(tail)
    const knownMarks = this.marks.length
    const same = extended && text.length === length && streaming === this.streaming && marks.length === knownMarks
    if (same && !this.mustRender && !this.isWaiting) return this.view
    // Final blocks are not reverted one by one: only a continued text needs that.
    if (!extended || !this.streaming) if (!same) this.reset()
    this.marks = marks
    this.rerenderMarked(marks.slice(knownMarks))
    this.text = text
    this.streaming = streaming
    this.divide()
    this.view = this.render()
    this.mustRender = false
    return this.view
  }

  private reset(): void {
    this.splitter = createBlockSplitter()
    this.labels = new MessageLabels()
    this.runs = new RenderedRuns()
    this.entries = []
    this.openBlock = new OpenBlock()
    this.byLabel = new Map()
    this.stale = new Set()
    this.finished = 0
    this.cost = 0
    this.text = ''
    this.divided = 0
    this.marks = []
  }

  /** Splits as much of the text as there is time for, and what is new in any case. */
  private divide(): void {
    const { text, splitter } = this
    while (this.isDividing && !this.isFull) {
      const end = sliceEnd(text, this.divided, splitter.depth)
      // What has just arrived is less than a slice, and does not wait.
      if (text.length - this.divided > FREE_LENGTH && !this.take(SLICE_COST)) return
      splitter.push(text.slice(this.divided, end))
      this.divided = end
      // Blocks that will not be rendered need not be found.
      if (splitter.settled.length > MAX_BLOCKS) return
    }
  }

  private get isDividing(): boolean {
    return this.divided < this.text.length && this.splitter.settled.length <= MAX_BLOCKS
  }

  private render(): DocumentView {
    const { open } = this.splitter
    const block = this.addBlocks()
    // What is on the page already must not fall back to plain text while the text after it is being split.
    const goesOn = !block && this.isDividing && open !== undefined && this.openBlock.shows(open)
    const undivided = this.isDividing ? { start: goesOn ? this.divided : (open?.start ?? this.divided) } : undefined
    const waiting = block ?? undivided
    const final = this.isFull
    this.rerenderStale()
    if (!this.streaming && this.stale.size === 0 && (!waiting || final)) this.finish()
    const growing = goesOn || (this.streaming && !waiting) ? open : undefined
    const place = growing && this.runs.next(growing)
    const shown =
      growing &&
      this.openBlock.render(growing, this.labels, this.take, {
        all: this.mustRender,
        isPart: place?.at !== 0,
        marks: this.marksIn(growing),
      })
    const note = growing?.kind === 'note' && !shown ? closeOpenSyntax(growing.source) : ''
    return {
      groups: this.runs.with(shown, place),
      rest: waiting && { start: waiting.start, text: this.text.slice(waiting.start), final },
      footnotes: this.labels.footnotes(note),
    }
  }

  /** Whether the message has all the blocks that it may have. */
  private get isFull(): boolean {
    return this.entries.length >= MAX_BLOCKS || this.cost > MAX_COST
  }

  /** The settled block with that index; the open one counts once nothing follows it. */
  private blockAt(index: number): Block | undefined {
    const { settled, open } = this.splitter
    const isOpenLast = index === settled.length && !this.streaming && this.divided === this.text.length
    return settled[index] ?? (isOpenLast ? open : undefined)
  }

  /** Adds the blocks there is time for; returns the first one that has to wait. */
  private addBlocks(): Block | undefined {
    for (let block = this.blockAt(this.entries.length); block; block = this.blockAt(this.entries.length)) {
      if (this.isFull) return block
      const appraisal = appraiseBlock(block)
      // What is on the page already must not fall back to plain text.
      if (!this.take(appraisal.cost) && !this.openBlock.shows(block)) return block
      this.add(block, appraisal)
    }
    return undefined
  }

  private rerenderStale(): void {
    for (const index of this.stale) {
      if (!this.take(this.entries[index]?.appraisal.cost ?? 0)) return
      this.stale.delete(index)
      this.rerender(index)
    }
  }

  /** Once all definitions are known, references without one become text. */
  private finish(): void {
    if (this.labels.growing) this.labels.complete()
    for (let entry = this.entries[this.finished]; entry; entry = this.entries[this.finished]) {
      const { notes, pending } = entry.labels
      if (notes.size > 0 || pending.size > 0) {
        if (!this.take(entry.appraisal.cost)) return
        this.rerender(this.finished, this.labels.numberCalls(entry.block.source, notes))
      }
      this.finished++
    }
  }

  private add(block: Block, appraisal: Appraisal): void {
    const { start: key, kind, source, continues } = block
    const index = this.entries.length
    const isText = kind === 'fence' || kind === 'html' || appraisal.excess !== undefined
    const learnt = isText ? [] : this.labels.learn(source)
    const plain = appraisal.excess !== undefined || learnt === undefined
    for (const label of learnt ?? []) for (const named of this.byLabel.get(label) ?? []) this.stale.add(named)
    // A footnote is shown in the list at the end and not in its place.
    const labels = isText || plain || kind === 'note' ? NO_LABELS : labelsOf(source)
    for (const label of labels.links) {
      const named = this.byLabel.get(label)
      if (named) named.push(index)
      else this.byLabel.set(label, [index])
    }
    const place = this.runs.next(block)
    const next = this.blockAt(index + 1) ?? this.splitter.open
    const isFollowed = next !== undefined && next.start > block.start && next.continues !== undefined
    const continued = isFollowed && this.runs.continues(place)
    const calls = this.labels.numberCalls(source, labels.notes)
    const prelude = this.labels.prelude(labels)
    const isPart = place.at > 0
    const marks = this.marksIn(block)
    const rendered = { key, kind, source, continues, isPart, continued, prelude, calls, marks, open: false, plain }
    this.cost += appraisal.cost
    this.entries.push({ block, appraisal, labels, place, rendered })
    this.runs.put(place, rendered)
  }

  /** The marks in a block: after its first character at the earliest, after its last at the latest. */
  private marksIn({ start, source }: Block): string {
    const from = lowerBound(this.marks.length, (index) => (this.marks[index]?.at ?? 0) > start)
    const to = lowerBound(this.marks.length, (index) => (this.marks[index]?.at ?? 0) > start + source.length)
    return writeMarks(fewMarks(this.marks.slice(from, to)), start)
  }

  /** Renders settled blocks with new marks again, each once. */
  private rerenderMarked(found: readonly Mark[]): void {
    const { entries } = this
    if (entries.length === 0) return
    const places = found.map(
      ({ at }) => lowerBound(entries.length, (index) => (entries[index]?.block.start ?? 0) >= at) - 1,
    )
    for (const index of new Set(places)) {
      const entry = entries[index]
      const marks = entry && this.marksIn(entry.block)
      if (!entry || marks === undefined || marks === entry.rendered.marks) continue
      entry.rendered = { ...entry.rendered, marks }
      this.runs.put(entry.place, entry.rendered)
    }
  }

  private rerender(index: number, calls?: string): void {
    const entry = this.entries[index]
    if (!entry) return
    const { rendered } = entry
    const prelude = this.labels.prelude(entry.labels)
    if (prelude === rendered.prelude && (calls ?? rendered.calls) === rendered.calls) return
    entry.rendered = { ...rendered, prelude, calls: calls ?? rendered.calls }
    this.runs.put(entry.place, entry.rendered)
  }
}

/** Binary search: the first index for which the test holds; `count` when it holds for none. */
function lowerBound(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
