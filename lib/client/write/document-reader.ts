/** Reads a growing answer as the document that it is: its outline, and each section as far as it is written. */
import { ReadingText } from '@/lib/client/stage/reading-text'
import type { SectionEnd, WrittenOutline } from '@/lib/shared/write/document'
import type { GrowingMessage } from '@/lib/stream/growing-message'

/** A section: the same object until it changes. */
export interface SectionView {
  id: string
  title: string
  /** Markdown that begins with the heading. */
  text: string
  words: number
  /** Set when it has ended as it should. */
  end: SectionEnd | undefined
}

/** A document as far as it has come. */
export interface DocumentView {
  /** The outline as the model writes it, before it counts. */
  outlineText: string
  /** The outline that counts. */
  outline: WrittenOutline | undefined
  /** Somebody has agreed to it, or sent it along: it is not only proposed. */
  isAccepted: boolean
  /** By id, in the order in which they were begun. */
  sections: ReadonlyMap<string, SectionView>
  /** The section that text is being added to. */
  openId: string | undefined
}

/** Reads one message. A reading costs what is new; reading again gives the same, so that it is safe while rendering. */
export class DocumentReader {
  readonly #message: GrowingMessage
  readonly #sections = new Map<string, SectionView>()
  readonly #readings = new Map<string, ReadingText>()
  /** The part that is being read, and how many of its pieces were. */
  #at = 0
  #pieces = 0
  #outline: WrittenOutline | undefined
  #outlines = 0
  #outlineText = ''
  #openId: string | undefined
  #view: DocumentView | undefined
  #revision = -1

  constructor(message: GrowingMessage) {
    this.#message = message
  }

  /** What the message holds now. */
  read(): DocumentView {
    const { parts, revision } = this.#message
    if (this.#view && this.#revision === revision) return this.#view
    for (; this.#at < parts.length; this.#at += 1) {
      const part = parts[this.#at]
      if (part?.type === 'text') this.#addText(part.pieces.slice(this.#pieces).join(''))
      if (part?.type === 'whole') this.#addPart(part.part)
      this.#pieces = part?.type === 'text' ? part.pieces.length : 0
      // More of it may come.
      if (this.#at === parts.length - 1 && part?.type === 'text') break
      this.#pieces = 0
    }
    this.#revision = revision
    this.#view = {
      outlineText: this.#outlineText,
      outline: this.#outline,
      isAccepted: this.#outlines > 1 || this.#sections.size > 0 || (this.#outlines > 0 && this.#outlineText === ''),
      sections: new Map(this.#sections),
      openId: this.#openId,
    }
    return this.#view
  }

  #addPart(part: { type: string; data?: unknown }) {
    if (part.type === 'data-outline') {
      this.#outline = part.data as WrittenOutline
      this.#outlines += 1
    } else if (part.type === 'data-section') {
      const { id, title } = part.data as { id: string; title: string }
      this.#openId = id
      if (!this.#sections.has(id)) this.#sections.set(id, { id, title, text: '', words: 0, end: undefined })
    } else if (part.type === 'data-section-end') {
      const end = part.data as SectionEnd
      const section = this.#sections.get(end.id)
      if (section) this.#sections.set(end.id, { ...section, end })
      this.#openId = undefined
    }
  }

  #addText(text: string) {
    if (text === '') return
    const section = this.#openId === undefined ? undefined : this.#sections.get(this.#openId)
    if (!section) {
      // What follows the last section is no part of the document.
      if (this.#sections.size === 0) this.#outlineText += text
      return
    }
    const reading = this.#readings.get(section.id) ?? new ReadingText()
    this.#readings.set(section.id, reading)
    reading.add(text)
    this.#sections.set(section.id, { ...section, text: section.text + text, words: reading.words })
  }
}
