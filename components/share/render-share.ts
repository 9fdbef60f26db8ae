/** Draws the answers of one page of a shared chat, once and in slices. */
import { drawText, type Means } from '@/components/markdown/static/render-text'
import { groupTexts } from '@/lib/markdown/document/text-groups'
import type { SharedFile, SharedMessage, SharedPart, SharedTool } from '@/lib/shared/api/share'
import { sourcePartOf } from '@/lib/shared/api/share'
import type { Part } from '@/lib/shared/message'
import type { Slices } from '@/lib/shared/slices'
import type { Source, SourcePart } from '@/lib/shared/sources'
import type { SharedTurn } from './share-pages'

/** A page with the names of its drawn texts in the places of the texts. */
export interface DrawnPage {
  readonly turns: ReadonlyArray<{ from: number; messages: readonly DrawnMessage[] }>
  /** The markup by name. */
  readonly texts: ReadonlyMap<string, string>
}

/** A question as it was asked, or an answer as it was drawn. */
export type DrawnMessage = SharedMessage | DrawnAnswer

/** An answer whose texts were drawn. */
export interface DrawnAnswer {
  readonly role: 'drawn'
  readonly status: SharedMessage['status']
  readonly model: string | undefined
  readonly pieces: ReadonlyArray<{ name: string } | { part: SharedTool }>
  readonly sources: readonly Source[]
  /** How many calls there is no room for. */
  readonly leftOut: number
}

/** What the texts of one page may take: a second of work or so, and what a browser can well hold. */
const MEANS = { room: 2_000_000, cost: 120_000 }
/** More calls in one answer than this are counted. */
const MOST_CALLS = 300

/** Draws the answers; `name` begins the names of their texts. Without `slices` nothing but plain text is made. */
export async function drawSharePage(name: string, turns: readonly SharedTurn[], slices?: Slices): Promise<DrawnPage> {
  const means: Means = slices
    ? { ...MEANS, spend: (cost) => slices.spend(cost) }
    : { room: 0, cost: 0, spend: () => undefined }
  const texts = new Map<string, string>()
  const drawn: Array<{ from: number; messages: DrawnMessage[] }> = []
  for (const { from, messages } of turns) {
    const done: DrawnMessage[] = []
    for (const [at, message] of messages.entries()) {
      done.push(message.role === 'user' ? message : await drawAnswer({ name, message, place: from + at, means, texts }))
    }
    drawn.push({ from, messages: done })
  }
  return { turns: drawn, texts }
}

interface Answer {
  name: string
  message: SharedMessage
  place: number
  means: Means
  texts: Map<string, string>
}

async function drawAnswer({ name, message, place, means, texts }: Answer): Promise<DrawnAnswer> {
  const { pieces, sources } = groupTexts(message.parts.filter((part) => part.type !== 'file').map(messagePart))
  const targets = { prefix: sourcePrefix(place), titles: sources.map(({ title }) => title) }
  const drawn: DrawnAnswer['pieces'][number][] = []
  let calls = 0
  for (const [at, piece] of pieces.entries()) {
    if ('part' in piece) {
      calls += 1
      if (calls <= MOST_CALLS) drawn.push(piece)
      continue
    }
    const own = `${name}/${place}-${at}`
    const { text, marks } = piece.joined
    texts.set(own, await drawText({ text, prefix: `m${place}-${at}-`, marks, targets }, means))
    drawn.push({ name: own })
  }
  const leftOut = Math.max(0, calls - MOST_CALLS)
  return { role: 'drawn', status: message.status, model: message.model, pieces: drawn, sources, leftOut }
}

/** What the identifiers of an answer's sources begin with. */
export const sourcePrefix = (place: number) => `source-${place}-`

type TextPart = Extract<Part, { type: 'text' }>

/** A shared part as texts are joined by: sources in the form that a message keeps them in. */
function messagePart(part: Exclude<SharedPart, SharedFile>): SharedTool | SourcePart | TextPart {
  if (part.type === 'source') return sourcePartOf(part)
  return part.type === 'text' ? { type: 'text', text: part.text } : part
}
