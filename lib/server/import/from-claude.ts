/** Conversations of Claude's data export: one object of `conversations.json` each. */
import { z } from 'zod'
import { type ImportedMessage, type ImportSource, inTreeOrder, timeOf } from './conversation'

const content = z.object({ type: z.string(), text: z.string().optional() })

const message = z.object({
  uuid: z.string().min(1).max(200),
  sender: z.enum(['human', 'assistant']),
  text: z.string().nullish(),
  content: z.array(z.unknown()).nullish(),
  created_at: z.string().nullish(),
  parent_message_uuid: z.string().max(200).nullish(),
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
  read(value) {
    const parsed = conversation.safeParse(value)
    if (!parsed.success) return undefined
    const { uuid, name, created_at, chat_messages, current_leaf_message_uuid } = parsed.data
    let leftOut = 0
    const messages: ImportedMessage[] = []
    for (const posted of chat_messages) {
      const read = message.safeParse(posted)
      const text = read.success ? textOf(read.data) : undefined
      leftOut += text?.leftOut ?? 1
      if (!read.success || text === undefined) continue
      const { data } = read
      messages.push({
        id: data.uuid,
        parentId:
          data.parent_message_uuid === undefined ? (messages.at(-1)?.id ?? null) : (data.parent_message_uuid ?? null),
        role: data.sender === 'human' ? 'user' : 'assistant',
        text: text.text,
        createdAt: timeOf(data.created_at),
      })
    }
    return {
      sourceId: uuid,
      title: name ?? '',
      createdAt: timeOf(created_at),
      messages: inTreeOrder(messages),
      leafId: current_leaf_message_uuid ?? undefined,
      leftOut,
    }
  },
}

/** The blocks of text; `text` alone in exports that have no blocks, as it names the others by placeholders. */
function textOf({ content: blocks, text }: z.infer<typeof message>): { text: string; leftOut: number } {
  const read = (blocks ?? []).map((block) => content.safeParse(block))
  const texts = read.flatMap(({ data }) => (data?.type === 'text' && data.text !== undefined ? [data.text] : []))
  if (texts.length === 0) return { text: text ?? '', leftOut: read.length }
  return { text: texts.join('\n\n'), leftOut: read.length - texts.length }
}
