/** The link definitions and footnotes of one message, which blocks reference without containing them. */

import { type LinkDefinition, normalizeLabel, writeDefinition } from '@/lib/markdown/parse/link-definition'
import { candidateLabels, footnoteLabels, fullReferenceLabels } from '@/lib/markdown/parse/references'
import { footnoteStubs, MAX_BACKLINKS, type NoteCall, writeCalls } from '@/lib/markdown/tree/footnotes'
import { PENDING_URL } from '@/lib/markdown/tree/url-policy'
import { readCalls, readFacts } from './block-facts'

/** More footnotes than this are rendered as text. */
export const MAX_NOTES = 200
/** The maximal length of all footnotes together, as their list is one block. */
const MAX_NOTES_LENGTH = 40_000
const MAX_GROWING_LENGTH = 4000

/** The labels that a block may reference. */
export interface BlockLabels {
  readonly links: ReadonlySet<string>
  /** References that are rendered as links before their definition has arrived. */
  readonly pending: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
}

/** The labels of a block that references none. */
export const NO_LABELS: BlockLabels = { links: new Set(), pending: new Set(), notes: new Set() }

/** Finds the labels that a block may reference. */
export function labelsOf(source: string): BlockLabels {
  if (!source.includes('[')) return NO_LABELS
  return { links: candidateLabels(source), pending: fullReferenceLabels(source), notes: footnoteLabels(source) }
}

/** Keeps the labels of one message. */
export class MessageLabels {
  /** More text may arrive, and with it any definition. */
  growing = true
  private readonly definitions = new Map<string, LinkDefinition>()
  private readonly notes = new Set<string>()
  private readonly noteSources: string[] = []
  private notesLength = 0
  /** The footnotes by number, and how often each was called. */
  private order = new Map<string, number>()
  private occurrences = new Map<string, number>()
  private callCount = 0
  private list = { version: '', source: '' }

  /** Learns what a block defines; returns the labels that are new, or undefined when there are too many footnotes. */
  learn(source: string): readonly string[] | undefined {
    const facts = readFacts(source)
    if (facts.notes.length > 0) {
      if (this.notes.size + facts.notes.length > MAX_NOTES || this.notesLength + source.length > MAX_NOTES_LENGTH)
        return undefined
      for (const note of facts.notes) this.notes.add(normalizeLabel(note))
      this.noteSources.push(source)
      this.notesLength += source.length
    }
    const learnt: string[] = []
    for (const definition of facts.definitions) {
      const label = normalizeLabel(definition.label)
      if (this.definitions.has(label)) continue
      this.definitions.set(label, definition)
      learnt.push(label)
    }
    return learnt
  }

  /** Numbers the footnotes that a block calls. */
  numberCalls(source: string, labels: ReadonlySet<string>): string {
    if (labels.size === 0) return ''
    const notes = [...labels].filter((label) => this.isNote(label))
    const calls: NoteCall[] = readCalls(source, notes).map((name) => {
      const number = this.order.get(name) ?? this.order.size + 1
      const occurrence = (this.occurrences.get(name) ?? 0) + 1
      this.order.set(name, number)
      this.occurrences.set(name, occurrence)
      this.callCount++
      return { number, occurrence }
    })
    return writeCalls(calls)
  }

  /** The same, without effect, for a block that will be numbered again. */
  previewCalls(source: string, labels: ReadonlySet<string>): string {
    if (labels.size === 0) return ''
    const { order, occurrences, callCount } = this
    this.order = new Map(order)
    this.occurrences = new Map(occurrences)
    const calls = this.numberCalls(source, labels)
    this.order = order
    this.occurrences = occurrences
    this.callCount = callCount
    return calls
  }

  /** All definitions are known: footnotes are numbered again, as some of them may turn out to be text. */
  complete(): void {
    this.growing = false
    this.order = new Map()
    this.occurrences = new Map()
    this.callCount = 0
  }

  /** Definitions from elsewhere in the message, as Markdown to put before the block. */
  prelude({ links, pending, notes }: BlockLabels): string {
    let lines = ''
    for (const label of links) {
      const definition = this.definitions.get(label)
      if (definition) lines += `${writeDefinition(definition)}\n`
      else if (this.growing && pending.has(label)) lines += `${writeDefinition({ label, url: PENDING_URL })}\n`
    }
    const stubs = footnoteStubs([...notes].filter((label) => this.isNote(label)))
    return stubs + (lines === '' ? '' : `${lines}\n`)
  }

  /** Markdown that renders to the message's footnotes; empty when it has none. */
  footnotes(unfinished: string): string {
    // A long list is not rendered again for each new word of its last footnote.
    const last = this.notesLength > MAX_GROWING_LENGTH ? '' : unfinished
    if (this.noteSources.length === 0 && last === '') return ''
    const version = `${this.noteSources.length} ${this.callCount} ${this.definitions.size} ${last}`
    if (version !== this.list.version) this.list = { version, source: this.writeFootnotes(last) }
    return this.list.source
  }

  private writeFootnotes(unfinished: string): string {
    const names = [...this.order.keys()]
    const calls = names.flatMap((name) => {
      const times = Math.min(this.occurrences.get(name) ?? 0, MAX_BACKLINKS)
      return Array<string>(times).fill(`[^${name}]`)
    })
    const sources = unfinished === '' ? this.noteSources : [...this.noteSources, unfinished]
    const lines = this.prelude({ links: candidateLabels(sources.join('\n')), pending: new Set(), notes: new Set() })
    return `${lines}\n${calls.join(' ')}\n\n${sources.join('\n\n')}`
  }

  private isNote(label: string): boolean {
    const name = normalizeLabel(label)
    if (this.notes.has(name) || this.order.has(name)) return true
    return this.growing && this.order.size < MAX_NOTES
  }
}
