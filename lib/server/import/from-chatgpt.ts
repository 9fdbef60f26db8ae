/** Conversations of ChatGPT's data export: one object of `conversations.json` each, a tree of nodes by their ids. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { readMessage } from './chatgpt-content'
import { countFields, type ImportSource, MESSAGE_COST, type ReadMessage, timeOf } from './conversation'
import { fieldsOf, isObject, textOr } from './fields'
import { tidied } from './tidy'

const MAX_ID = 200

const conversation = z.object({
  id: z.string().max(200).nullish(),
  conversation_id: z.string().max(200).nullish(),
  title: z.string().nullish(),
  create_time: z.number().nullish(),
  current_node: z.string().nullish(),
  mapping: z.custom<Record<string, unknown>>((value) => isObject(value) && !Array.isArray(value)),
})

/** Reads them: what people and the model wrote or said to each other; system messages and tools' traffic stay out. */
export const chatgpt: ImportSource = {
  name: 'chatgpt',
  recognizes: (value) => 'mapping' in value,
  countEntries: (value, most) => countFields(fieldsOf(value).mapping, most),
  async read(value, slices) {
    const parsed = conversation.safeParse(value)
    if (!parsed.success) return undefined
    const { id, conversation_id, title, create_time, current_node, mapping } = parsed.data
    const messages: ReadMessage[] = []
    for (const [nodeId, posted] of Object.entries(mapping)) {
      if (nodeId.length > MAX_ID) return undefined
      const { parent, message } = fieldsOf(posted)
      const read = readMessage(message)
      messages.push({ ...read, id: nodeId, parentId: textOr(parent) ?? null })
      await slices.spend(MESSAGE_COST + read.text.length / 100)
    }
    const tree = await tidied({ messages, leafId: current_node ?? undefined, joins: true }, slices)
    const sourceId = conversation_id ?? id ?? digestOf(title, create_time, tree.messages[0]?.text)
    return { sourceId, title: title ?? '', createdAt: timeOf(create_time), ...tree }
  },
}

function digestOf(...values: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url')
}
