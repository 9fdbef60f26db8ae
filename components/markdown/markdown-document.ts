/** One message's Markdown as it grows: its blocks, and what each needs from the others to be drawn alone. */

import { closeOpenFence, closeOpenSyntax } from '@/lib/markdown/close-open-syntax'
import { footnoteStubs, type NoteCall, writeCalls } from '@/lib/markdown/footnotes'
import { type LinkDefinition, normalizeLabel, writeDefinition } from '@/lib/markdown/link-definition'
import { candidateLabels, footnoteLabels, fullReferenceLabels } from '@/lib/markdown/references'
import { type Block, type BlockSplitter, createBlockSplitter } from '@/lib/markdown/split-blocks'
import { PENDING_URL } from '@/lib/markdown/url-policy'
import { readCalls, readFacts } from './block-facts'

/** A block with all it needs to be drawn alone. */
export interface DrawnBlock {
  readonly key: number
  readonly kind: Block['kind']
  readonly source: string
  /** Definitions from elsewhere in the message, as Markdown to put before the block. */
  readonly prelude: string
  /** The numbers of the footnotes it calls, in order. */
  readonly calls: string
  readonly open: boolean
}

/** Blocks in groups of one size: drawing looks at the last group alone. */
export interface DocumentView {
  readonly groups: readonly (readonly DrawnBlock[])[]
  /** Markdown whose footnote list is the message's; empty when it has none. */
  readonly footnotes: string
}

interface Entry {
  readonly block: Block
  readonly labels: ReadonlySet<string>
  readonly pendingLabels: ReadonlySet<string>
  readonly noteLabels: ReadonlySet<string>
  calls: string
  drawn: DrawnBlock
}

const GROUP = 32
const TAIL = 64
const LONG_BLOCK = 16_000

/** Follows one message. */
export class MarkdownDocument {
  private splitter: BlockSplitter = createBlockSplitter()
  private entries: Entry[] = []
  private groups: (readonly DrawnBlock[])[] = []
  private byLabel = new Map<string, number[]>()
  private definitions = new Map<string, LinkDefinition>()
  private notes = new Set<string>()
  private noteSources: string[] = []
  private order: string[] = []
  private occurrences = new Map<string, number>()
  private length = 0
  private tail = ''
  private streaming = true
  /** The open block as last drawn, and how long it was. */
  private shown: { readonly drawn: DrawnBlock; readonly length: number } | undefined
  private view: DocumentView = { groups: [], footnotes: '' }
  private mustDraw = false

  /** Whether the open block is drawn shorter than it is, because it is long and was drawn a moment ago. */
  get isBehind(): boolean {
    const { open } = this.splitter
    return (
      this.streaming && this.shown?.drawn.key === open?.start && (this.shown?.length ?? 0) < (open?.source.length ?? 0)
    )
  }

  /** Makes the next update draw all there is. */
  catchUp(): void {
    this.mustDraw = true
  }

  /** Takes the whole text so far. */
  update(text: string, streaming: boolean): DocumentView {
    const extended = text.length >= this.length && text.slice(this.length - this.tail.length, this.length) === this.tail
    if (extended && text.length === this.length && streaming === this.streaming && !this.mustDraw) return this.view
    // Blocks drawn as final are not taken back one by one: that happens only where a text is continued.
    if (!extended || !this.streaming) this.reset()
    this.splitter.push(text.slice(this.length))
    this.length = text.length
    this.tail = text.slice(-TAIL)
    this.streaming = streaming
    for (const block of this.splitter.settled.slice(this.entries.length)) this.add(block)
    const { open } = this.splitter
    if (!streaming) return this.finish(open)
    const shown = open && this.showOpen(open)
    this.view = { groups: shown ? this.withOpen(shown) : [...this.groups], footnotes: this.footnotes(open) }
    return this.view
  }

  private reset(): void {
    this.splitter = createBlockSplitter()
    this.entries = []
    this.groups = []
    this.byLabel = new Map()
    this.definitions = new Map()
    this.notes = new Set()
    this.noteSources = []
    this.order = []
    this.occurrences = new Map()
    this.length = 0
    this.tail = ''
    this.shown = undefined
  }

  private finish(open: Block | undefined): DocumentView {
    this.streaming = false
    if (open) this.add(open)
    // What was taken for a reference while its definition could still come is text now.
    this.order = []
    this.occurrences = new Map()
    for (const [index, entry] of this.entries.entries()) {
      if (entry.noteLabels.size > 0) entry.calls = this.numberCalls(entry.block, entry.noteLabels)
      if (entry.noteLabels.size > 0 || entry.pendingLabels.size > 0) this.redraw(index)
    }
    this.view = { groups: [...this.groups], footnotes: this.footnotes(undefined) }
    return this.view
  }

  private add(block: Block): void {
    const { source } = block
    // A footnote shows nothing in its place; the list at the end reads its text.
    const plain = block.kind === 'fence' || block.kind === 'html' || block.kind === 'note'
    if (!plain || block.kind === 'note') this.learn(source)
    const labels = plain ? new Set<string>() : candidateLabels(source)
    const noteLabels = plain ? new Set<string>() : footnoteLabels(source)
    const pendingLabels = plain ? new Set<string>() : fullReferenceLabels(source)
    const calls = this.numberCalls(block, noteLabels)
    const index = this.entries.length
    const drawn = this.draw(block, labels, pendingLabels, noteLabels, calls, false)
    this.entries.push({ block, labels, pendingLabels, noteLabels, calls, drawn })
    for (const label of labels) {
      const named = this.byLabel.get(label)
      if (named) named.push(index)
      else this.byLabel.set(label, [index])
    }
    this.place(index, drawn)
  }

  private learn(source: string): void {
    const facts = readFacts(source)
    for (const definition of facts.definitions) {
      const label = normalizeLabel(definition.label)
      if (this.definitions.has(label)) continue
      this.definitions.set(label, definition)
      for (const index of this.byLabel.get(label) ?? []) this.redraw(index)
    }
    for (const note of facts.notes) this.notes.add(normalizeLabel(note))
    if (facts.notes.length > 0) this.noteSources.push(source)
  }

  private redraw(index: number): void {
    const entry = this.entries[index]
    if (!entry) return
    const drawn = this.draw(entry.block, entry.labels, entry.pendingLabels, entry.noteLabels, entry.calls, false)
    if (drawn.prelude === entry.drawn.prelude && drawn.calls === entry.drawn.calls) return
    entry.drawn = drawn
    this.place(index, drawn)
  }

  private place(index: number, drawn: DrawnBlock): void {
    const at = Math.floor(index / GROUP)
    const group = [...(this.groups[at] ?? [])]
    group[index % GROUP] = drawn
    this.groups[at] = group
  }

  private withOpen(open: DrawnBlock): (readonly DrawnBlock[])[] {
    const at = Math.floor(this.entries.length / GROUP)
    const groups = [...this.groups]
    groups[at] = [...(groups[at] ?? []), open]
    return groups
  }

  private showOpen(block: Block): DrawnBlock | undefined {
    const before = this.shown
    // Parsing a very long block for each word would hold up the page: it grows by some words at a time.
    const step =
      block.kind !== 'fence' && block.source.length > LONG_BLOCK && !this.mustDraw ? block.source.length / 64 : 0
    this.mustDraw = false
    if (before?.drawn.key === block.start && block.source.length - before.length < step) return before.drawn
    const drawn = this.drawOpen(block)
    this.shown = drawn && { drawn, length: block.source.length }
    return drawn
  }

  private drawOpen(block: Block): DrawnBlock | undefined {
    if (block.kind === 'note') return undefined
    const source = block.kind === 'fence' ? closeOpenFence(block.source) : closeOpenSyntax(block.source)
    if (source.trim() === '') return undefined
    const shown = { ...block, source }
    if (block.kind === 'fence') return this.draw(shown, new Set(), new Set(), new Set(), '', true)
    const notes = footnoteLabels(source)
    const order = [...this.order]
    const occurrences = new Map(this.occurrences)
    const calls = this.numberCalls(shown, notes)
    this.order = order
    this.occurrences = occurrences
    return this.draw(shown, candidateLabels(source), fullReferenceLabels(source), notes, calls, true)
  }

  private isNote(label: string): boolean {
    return this.streaming || this.notes.has(normalizeLabel(label))
  }

  private numberCalls(block: Block, labels: ReadonlySet<string>): string {
    if (labels.size === 0) return ''
    const calls: NoteCall[] = []
    for (const name of readCalls(
      block.source,
      [...labels].filter((label) => this.isNote(label)),
    )) {
      if (!this.order.includes(name)) this.order.push(name)
      const occurrence = (this.occurrences.get(name) ?? 0) + 1
      this.occurrences.set(name, occurrence)
      calls.push({ number: this.order.indexOf(name) + 1, occurrence })
    }
    return writeCalls(calls)
  }

  private draw(
    { start, kind, source }: Block,
    labels: ReadonlySet<string>,
    pending: ReadonlySet<string>,
    noteLabels: ReadonlySet<string>,
    calls: string,
    open: boolean,
  ): DrawnBlock {
    let links = ''
    for (const label of labels) {
      const definition = this.definitions.get(label)
      if (definition) links += `${writeDefinition(definition)}\n`
      else if (this.streaming && pending.has(label)) links += `${writeDefinition({ label, url: PENDING_URL })}\n`
    }
    const notes = footnoteStubs([...noteLabels].filter((label) => this.isNote(label)))
    return { key: start, kind, source, prelude: notes + (links === '' ? '' : `${links}\n`), calls, open }
  }

  private footnotes(open: Block | undefined): string {
    const growing = open?.kind === 'note' ? closeOpenSyntax(open.source) : ''
    if (this.noteSources.length === 0 && growing === '') return ''
    const calls = this.order.flatMap((name) => Array<string>(this.occurrences.get(name) ?? 0).fill(`[^${name}]`))
    const sources = growing === '' ? this.noteSources : [...this.noteSources, growing]
    let links = ''
    for (const label of candidateLabels(sources.join('\n'))) {
      const definition = this.definitions.get(label)
      if (definition) links += `${writeDefinition(definition)}\n`
    }
    return `${links}\n${calls.join(' ')}\n\n${sources.join('\n\n')}`
  }
}
