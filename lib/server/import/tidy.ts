/** Makes a conversation of what was read: no empty messages, no answer cut in two, and a question first. */
import { storable } from '@/lib/server/database/storable'
import { addCounts, countWords, type LeftOutCounts } from '@/lib/shared/api/import'
import type { Slices } from '@/lib/shared/slices'
import { visibleLine } from '@/lib/shared/text/title'
import { withoutTags } from '@/lib/shared/text/visible-text'
import { type ImportedConversation, type ImportedMessage, inTreeOrder, type ReadMessage } from './conversation'

/** What was read, and where in it its reader was. */
interface Read {
  messages: readonly ReadMessage[]
  leafId?: string | undefined
  selected?: ReadonlyMap<string, string>
  /** Whether neighbours of one role are one message that tools have cut into several. */
  joins: boolean
}

type Tidied = Pick<ImportedConversation, 'messages' | 'leafId' | 'selected' | 'leftOut'>

const TIDY_COST = 10

/** The tree of the messages that have text, and the sum of what has none. */
export async function tidied({ messages, leafId, selected = new Map(), joins }: Read, slices: Slices): Promise<Tidied> {
  const leftOut: LeftOutCounts = {}
  const kept: ImportedMessage[] = []
  /** For each message itself, or the nearest above it that is kept. */
  const places = new Map<string, string | null>()
  for (const read of inTreeOrder(messages)) {
    addCounts(leftOut, read.leftOut)
    const above = placeOf(places, read.parentId)
    const message = keptMessage(read, above)
    if (message) kept.push(message)
    places.set(read.id, message ? message.id : above)
    await slices.spend(TIDY_COST + read.text.length / 100)
  }
  const { joined, into } = joins ? joinNeighbours(kept) : { joined: kept, into: new Map<string, string>() }
  const find = (id: string | undefined) => {
    const place = id === undefined ? null : placeOf(places, id)
    return place === null ? undefined : (into.get(place) ?? place)
  }
  return {
    messages: withQuestionFirst(joined),
    leafId: find(leafId),
    selected: new Map(
      [...selected].flatMap(([parent, child]) => {
        const [from, to] = [find(parent), find(child)]
        return from === undefined || to === undefined || from === to ? [] : [[from, to] as const]
      }),
    ),
    leftOut,
  }
}

function placeOf(places: ReadonlyMap<string, string | null>, id: string | null): string | null {
  return id === null ? null : (places.get(id) ?? null)
}

function keptMessage({ leftOut, role, ...read }: ReadMessage, parentId: string | null): ImportedMessage | undefined {
  if (role === undefined) return undefined
  const text = withoutTags(storable(read.text))
  if (!isBlank(text)) return { ...read, role, text, parentId, isNote: false }
  const { images = 0, audio = 0, files = 0, other = 0 } = leftOut
  // What a person has sent or seen is missed; what only tools and thoughts were is not.
  if (images + audio + files + other === 0) return undefined
  return {
    ...read,
    role,
    text: `[Not imported: ${countWords({ images, audio, files, other })}]`,
    parentId,
    isNote: true,
  }
}

/** Whether nothing of a text can be seen. */
function isBlank(text: string): boolean {
  const bare = text.trim()
  return bare === '' || (bare.length < 100 && visibleLine(bare).trim() === '')
}

/** One turn that was cut into several messages becomes one again, where nothing else follows any of them. */
function joinNeighbours(messages: readonly ImportedMessage[]) {
  const children = new Map<string, number>()
  for (const { parentId } of messages) if (parentId !== null) children.set(parentId, (children.get(parentId) ?? 0) + 1)
  const turns = new Map<string, ImportedMessage>()
  const joined: ImportedMessage[] = []
  for (const message of messages) {
    const { id, parentId, role } = message
    const above = parentId === null ? undefined : turns.get(parentId)
    if (above?.role === role && parentId !== null && children.get(parentId) === 1) {
      addText(above, message)
      turns.set(id, above)
    } else {
      const turn = { ...message, parentId: above?.id ?? null }
      joined.push(turn)
      turns.set(id, turn)
    }
  }
  return { joined, into: new Map([...turns].map(([id, turn]) => [id, turn.id])) }
}

function addText(turn: ImportedMessage, { text, isNote, status }: ImportedMessage): void {
  if (!isNote || turn.isNote) turn.text = turn.isNote && !isNote ? text : `${turn.text}\n\n${text}`
  turn.isNote &&= isNote
  if (status) turn.status = status
}

/** A request begins with a question; answers that stand before any get one that says so. */
function withQuestionFirst(messages: readonly ImportedMessage[]): ImportedMessage[] {
  const first = messages.find(({ parentId, role }) => parentId === null && role === 'assistant')
  if (!first) return [...messages]
  const question: ImportedMessage = {
    id: `before-${first.id}`,
    parentId: null,
    role: 'user',
    text: '[This conversation began with an answer.]',
    createdAt: first.createdAt,
    isNote: true,
  }
  return [
    question,
    ...messages.map((message) =>
      message.parentId === null && message.role === 'assistant' ? { ...message, parentId: question.id } : message,
    ),
  ]
}
