/** Renders the answers of one page of a shared chat, in slices. */
import { type RenderBudget, renderText } from '@/components/markdown/static/render-text'
import { groupTexts } from '@/lib/markdown/document/text-groups'
import type { SharedFile, SharedMessage, SharedPart, SharedSection, SharedTool } from '@/lib/shared/api/share'
import { sourcePartOf } from '@/lib/shared/api/shared-sources'
import type { Part } from '@/lib/shared/message'
import type { Slices } from '@/lib/shared/slices'
import type { Source, SourcePart } from '@/lib/shared/sources'
import type { SharedTurn } from './share-pages'

/** A page with names in place of its rendered texts. */
export interface RenderedPage {
  readonly turns: ReadonlyArray<{ from: number; messages: readonly RenderedMessage[] }>
  /** The markup by name. */
  readonly texts: ReadonlyMap<string, string>
}

/** A question as it was asked, or a rendered answer. */
export type RenderedMessage = SharedMessage | RenderedAnswer

/** An answer with its texts rendered. */
export interface RenderedAnswer {
  readonly role: 'rendered'
  readonly status: SharedMessage['status']
  readonly model: string | undefined
  readonly pieces: ReadonlyArray<RenderedPiece | { part: SharedTool }>
  readonly sources: readonly Source[]
  /** The number of calls that are left out. */
  readonly leftOut: number
  /** Whether readers may watch it being written. */
  readonly hasReplay: boolean
}

/** A rendered text. */
export interface RenderedPiece {
  readonly name: string
  /** The title of the section that begins with it, in a document. */
  readonly section?: string
}

/** The budget of one page's texts: about a second of work, and what a browser can handle well. */
const PAGE_BUDGET = { room: 2_000_000, cost: 120_000 }
/** Calls beyond this number in one answer are only counted. */
const MAX_CALLS = 300

/** Renders the answers; `name` is the prefix of their texts' names. Without `slices` they become plain text. */
export async function renderSharePage(
  name: string,
  turns: readonly SharedTurn[],
  slices?: Slices,
): Promise<RenderedPage> {
  const budget: RenderBudget = slices
    ? { ...PAGE_BUDGET, spend: (cost) => slices.spend(cost) }
    : { room: 0, cost: 0, spend: () => undefined }
  const texts = new Map<string, string>()
  const rendered: Array<{ from: number; messages: RenderedMessage[] }> = []
  for (const { from, messages } of turns) {
    const done: RenderedMessage[] = []
    for (const [at, message] of messages.entries()) {
      done.push(
        message.role === 'user' ? message : await renderAnswer({ name, message, place: from + at, budget, texts }),
      )
    }
    rendered.push({ from, messages: done })
  }
  return { turns: rendered, texts }
}

interface Answer {
  name: string
  message: SharedMessage
  place: number
  budget: RenderBudget
  texts: Map<string, string>
}

async function renderAnswer({ name, message, place, budget, texts }: Answer): Promise<RenderedAnswer> {
  const { pieces, sources } = groupTexts(message.parts.filter((part) => part.type !== 'file').map(messagePart))
  const targets = { prefix: sourcePrefix(place), titles: sources.map(({ title }) => title) }
  const rendered: RenderedAnswer['pieces'][number][] = []
  let calls = 0
  let section: string | undefined
  for (const [at, piece] of pieces.entries()) {
    if ('part' in piece) {
      const { part } = piece
      if (part.type === 'section') section = part.title
      else {
        calls += 1
        if (calls <= MAX_CALLS) rendered.push({ part })
      }
      continue
    }
    const own = `${name}/${place}-${at}`
    const { text, marks } = piece.joined
    texts.set(own, await renderText({ text, prefix: `m${place}-${at}-`, marks, targets }, budget))
    rendered.push({ name: own, ...(section !== undefined && { section }) })
    section = undefined
  }
  const leftOut = Math.max(0, calls - MAX_CALLS)
  const { status, model, hasReplay = false } = message
  return { role: 'rendered', status, model, pieces: rendered, sources, leftOut, hasReplay }
}

/** The prefix of the ids of an answer's sources. */
export const sourcePrefix = (place: number) => `source-${place}-`

type TextPart = Extract<Part, { type: 'text' }>

/** A shared part in the form for joining texts, with sources as in a message. */
function messagePart(part: Exclude<SharedPart, SharedFile>): SharedTool | SharedSection | SourcePart | TextPart {
  if (part.type === 'source') return sourcePartOf(part)
  return part.type === 'text' ? { type: 'text', text: part.text } : part
}
