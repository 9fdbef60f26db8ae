/** Chats of this product's own JSON export. */
import { z } from 'zod'
import { EXPORT_FORMAT } from '@/lib/shared/export'
import { ID_PATTERN } from '@/lib/shared/ids'
import { type ImportedMessage, type ImportSource, inTreeOrder, timeOf } from './conversation'

const id = z.string().regex(ID_PATTERN)
const textPart = z.object({ type: z.literal('text'), text: z.string() })

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
    let leftOut = 0
    const read = messages.flatMap((posted): ImportedMessage[] => {
      const { data } = message.safeParse(posted)
      leftOut += data ? 0 : 1
      if (!data) return []
      const texts = data.parts.flatMap((part) => textPart.safeParse(part).data?.text ?? [])
      leftOut += data.parts.filter(isDrawn).length - texts.length
      const { role, parentId, status, metadata } = data
      const model = role === 'assistant' && metadata.model !== undefined ? { model: metadata.model } : {}
      return [
        { id: data.id, parentId, role, status, text: texts.join(''), createdAt: timeOf(data.createdAt), ...model },
      ]
    })
    return {
      sourceId: chat.id,
      title: chat.title,
      createdAt: timeOf(chat.createdAt),
      messages: inTreeOrder(read),
      leafId: branch.at(-1),
      selected: new Map(Object.entries(selected)),
      leftOut,
    }
  },
}

/** Marks between an answer's steps are nothing that anybody would miss. */
function isDrawn(part: unknown): boolean {
  return !(typeof part === 'object' && part !== null && 'type' in part && part.type === 'step-start')
}
