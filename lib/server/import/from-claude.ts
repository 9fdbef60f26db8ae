/** Conversations of Claude's data export: one object of `conversations.json` each. */
import { z } from 'zod'
import { readClaudeMessage } from './claude-content'
import { type ImportSource, MESSAGE_COST, type ReadMessage, timeOf } from './conversation'
import { fieldsOf, listOf } from './fields'
import { tidied } from './tidy'

const place = z.object({
  uuid: z.string().min(1).max(200),
  created_at: z.string().nullish().catch(null),
  parent_message_uuid: z.string().max(200).nullish().catch(undefined),
})

const conversation = z.object({
  uuid: z.string().min(1).max(200),
  name: z.string().nullish(),
  created_at: z.string().nullish(),
  current_leaf_message_uuid: z.string().nullish(),
  chat_messages: z.array(z.unknown()),
})

/** Reads them. Older exports have no parents: each message then follows the one before it. */
export const claude: ImportSource = {
  name: 'claude',
  recognizes: (value) => 'chat_messages' in value,
  countEntries: (value) => listOf(fieldsOf(value).chat_messages).length,
  async read(value, slices) {
    const parsed = conversation.safeParse(value)
    if (!parsed.success) return undefined
    const { uuid, name, created_at, chat_messages, current_leaf_message_uuid } = parsed.data
    const messages: ReadMessage[] = []
    for (const [at, posted] of chat_messages.entries()) {
      const { data } = place.safeParse(posted)
      const before = messages.at(-1)?.id ?? null
      const parent = data?.parent_message_uuid
      const read = readClaudeMessage(posted)
      messages.push({
        ...read,
        id: data?.uuid ?? `unreadable-${at}`,
        parentId: parent === undefined ? before : parent,
        createdAt: timeOf(data?.created_at),
      })
      await slices.spend(2 * MESSAGE_COST + read.text.length / 100)
    }
    const tree = await tidied({ messages, leafId: current_leaf_message_uuid ?? undefined, joins: true }, slices)
    return { sourceId: uuid, title: name ?? '', createdAt: timeOf(created_at), ...tree }
  },
}
