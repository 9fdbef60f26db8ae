/** Chats of this product's own JSON export. */
import { z } from 'zod'
import { EXPORT_FORMAT } from '@/lib/shared/api/export'
import { addOne, type LeftOutCounts, type LeftOutKind } from '@/lib/shared/api/import'
import { ID_PATTERN } from '@/lib/shared/ids'
import { countFields, type ImportSource, MESSAGE_COST, type ReadMessage, timeOf } from './conversation'
import { fieldsOf, isObject, listOf, textOr } from './fields'
import { tidied } from './tidy'

const id = z.string().regex(ID_PATTERN)
const place = z.object({ id, parentId: id.nullable().catch(null) })

const message = z.object({
  id,
  parentId: id.nullable(),
  role: z.enum(['user', 'assistant']),
  status: z.enum(['complete', 'cut', 'refused', 'stopped', 'interrupted', 'error']).catch('interrupted'),
  createdAt: z.string().nullish(),
  parts: z.array(z.unknown()),
  metadata: z.object({ model: z.string().max(200).optional().catch(undefined) }).catch({}),
})

const exported = z.object({
  format: z.literal(EXPORT_FORMAT),
  chat: z.object({ id, title: z.string(), createdAt: z.string().nullish() }),
  branch: z.array(z.string()).catch([]),
  selected: z.custom<Record<string, unknown>>((value) => isObject(value) && !Array.isArray(value)).catch({}),
  messages: z.array(z.unknown()),
})

/** Reads them: the tree, the texts, how answers ended; what tools did and what was paid is not taken on trust. */
export const firstword: ImportSource = {
  name: 'firstword',
  recognizes: (value) => 'format' in value && value.format === EXPORT_FORMAT,
  countEntries(value, most) {
    const { messages, branch, selected } = fieldsOf(value)
    return Math.max(listOf(messages).length, listOf(branch).length, countFields(selected, most))
  },
  async read(value, slices) {
    const parsed = exported.safeParse(value)
    if (!parsed.success) return undefined
    const { chat, branch, selected, messages } = parsed.data
    const read: ReadMessage[] = []
    for (const [at, posted] of messages.entries()) {
      const one = readMessage(posted, at)
      read.push(one)
      await slices.spend(MESSAGE_COST + one.text.length / 100)
    }
    const chosen = new Map(Object.entries(selected).filter((pair): pair is [string, string] => isText(pair[1])))
    const tree = await tidied({ messages: read, leafId: branch.at(-1), selected: chosen, joins: false }, slices)
    return { sourceId: chat.id, title: chat.title, createdAt: timeOf(chat.createdAt), ...tree }
  },
}

const isText = (value: unknown) => typeof value === 'string'

function readMessage(posted: unknown, at: number): ReadMessage {
  const { data } = message.safeParse(posted)
  if (!data) return unreadable(posted, at)
  const { role, parentId, status, metadata, createdAt } = data
  const model = role === 'assistant' && metadata.model !== undefined ? { model: metadata.model } : {}
  return { id: data.id, parentId, role, status, createdAt: timeOf(createdAt), ...model, ...textOfParts(data.parts) }
}

/** What cannot be read still holds the tree together, where it says its place. */
function unreadable(posted: unknown, at: number): ReadMessage {
  const { data } = place.safeParse(posted)
  const { id = `unreadable-${at}`, parentId = null } = data ?? {}
  return { id, parentId, role: undefined, text: '', createdAt: undefined, leftOut: { messages: 1 } }
}

/** Texts that a tool stood between are two paragraphs; else one goes on with the other. */
function textOfParts(parts: readonly unknown[]): Pick<ReadMessage, 'text' | 'leftOut'> {
  const leftOut: LeftOutCounts = {}
  let text = ''
  let isApart = false
  for (const posted of parts) {
    const fields = fieldsOf(posted)
    const type = textOr(fields.type)
    const words = type === 'text' ? textOr(fields.text) : undefined
    if (words !== undefined) {
      text += isApart && text !== '' ? `\n\n${words}` : words
      isApart = false
      continue
    }
    const kind = kindOf(type, textOr(fields.mediaType))
    isApart ||= kind === 'tools'
    // Marks between an answer's steps are nothing that anybody would miss.
    if (type !== 'step-start' && type !== 'data-continuation') addOne(leftOut, kind)
  }
  return { text, leftOut }
}

function kindOf(type = '', mediaType = ''): LeftOutKind {
  if (type === 'file') return mediaType.startsWith('image/') ? 'images' : 'files'
  if (type.startsWith('tool-') || type === 'dynamic-tool') return 'tools'
  if (type.startsWith('source-')) return 'sources'
  return type === 'reasoning' ? 'thoughts' : 'other'
}
