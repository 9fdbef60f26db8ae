/** Conversations of ChatGPT's data export: one object of `conversations.json` each, a tree of nodes by their ids. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { readMessage } from './chatgpt-content'
import { type ImportSource, timeOf } from './conversation'
import { tidied } from './tidy'

const node = z.object({ parent: z.string().nullish(), message: z.unknown().optional() })

const conversation = z.object({
  id: z.string().max(200).nullish(),
  conversation_id: z.string().max(200).nullish(),
  title: z.string().nullish(),
  create_time: z.number().nullish(),
  current_node: z.string().nullish(),
  mapping: z.record(z.string().max(200), z.unknown()),
})

/** Reads them: what people and the model wrote or said to each other; system messages and tools' traffic stay out. */
export const chatgpt: ImportSource = {
  name: 'chatgpt',
  recognizes: (value) => 'mapping' in value,
  read(value) {
    const parsed = conversation.safeParse(value)
    if (!parsed.success) return undefined
    const { id, conversation_id, title, create_time, current_node, mapping } = parsed.data
    const messages = Object.entries(mapping).map(([nodeId, posted]) => {
      const { data } = node.safeParse(posted)
      return { ...readMessage(data?.message), id: nodeId, parentId: data?.parent ?? null }
    })
    const tree = tidied({ messages, leafId: current_node ?? undefined, joins: true })
    const sourceId = conversation_id ?? id ?? digestOf(title, create_time, tree.messages[0]?.text)
    return { sourceId, title: title ?? '', createdAt: timeOf(create_time), ...tree }
  },
}

function digestOf(...values: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url')
}
