/** Chats of this product's own JSON export. */
import { z } from 'zod'
import { EXPORT_FORMAT } from '@/lib/shared/export'
import { ID_PATTERN } from '@/lib/shared/ids'
import { addCounts, type LeftOutCounts, type LeftOutKind } from '@/lib/shared/import'
import { type ImportSource, type ReadMessage, timeOf } from './conversation'
import { tidied } from './tidy'

const id = z.string().regex(ID_PATTERN)
const part = z.object({
  type: z.string(),
  text: z.string().optional().catch(undefined),
  mediaType: z.string().optional().catch(undefined),
})
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
  selected: z.record(z.string(), z.string()).catch({}),
  messages: z.array(z.unknown()),
})

/** Reads them: the tree, the texts, how answers ended; what tools did and what was paid is not taken on trust. */
export const firstword: ImportSource = {
  name: 'firstword',
  recognizes: (value) => 'format' in value && value.format === EXPORT_FORMAT,
  read(value) {
    const parsed = exported.safeParse(value)
    if (!parsed.success) return undefined
    const { chat, branch, selected, messages } = parsed.data
    const read = messages.map((posted, at): ReadMessage => {
      const { data } = message.safeParse(posted)
      if (!data) return unreadable(posted, at)
      const { role, parentId, status, metadata, createdAt } = data
      const model = role === 'assistant' && metadata.model !== undefined ? { model: metadata.model } : {}
      return { id: data.id, parentId, role, status, createdAt: timeOf(createdAt), ...model, ...textOfParts(data.parts) }
    })
    const tree = tidied({
      messages: read,
      leafId: branch.at(-1),
      selected: new Map(Object.entries(selected)),
      joins: false,
    })
    return { sourceId: chat.id, title: chat.title, createdAt: timeOf(chat.createdAt), ...tree }
  },
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
    const { data } = part.safeParse(posted)
    if (data?.type === 'text' && data.text !== undefined) {
      text += isApart && text !== '' ? `\n\n${data.text}` : data.text
      isApart = false
      continue
    }
    const kind = kindOf(data)
    isApart ||= kind === 'tools'
    // Marks between an answer's steps are nothing that anybody would miss.
    if (data?.type !== 'step-start' && data?.type !== 'data-seam') addCounts(leftOut, { [kind]: 1 })
  }
  return { text, leftOut }
}

function kindOf(posted: z.infer<typeof part> | undefined): LeftOutKind {
  const type = posted?.type ?? ''
  if (type === 'file') return posted?.mediaType?.startsWith('image/') ? 'images' : 'files'
  if (type.startsWith('tool-') || type === 'dynamic-tool') return 'tools'
  if (type.startsWith('source-')) return 'sources'
  return type === 'reasoning' ? 'thoughts' : 'other'
}
