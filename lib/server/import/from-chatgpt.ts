/** Conversations of ChatGPT's data export: one object of `conversations.json` each, a tree of nodes by their ids. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type ImportedMessage, type ImportSource, inTreeOrder, timeOf } from './conversation'

const message = z.object({
  author: z.object({ role: z.string() }),
  content: z.object({ content_type: z.string(), parts: z.array(z.unknown()).nullish() }),
  create_time: z.number().nullish(),
  recipient: z.string().nullish(),
  metadata: z.object({ is_visually_hidden_from_conversation: z.boolean().nullish() }).nullish(),
})

const node = z.object({ parent: z.string().nullish(), message: z.unknown() })

const conversation = z.object({
  id: z.string().max(200).nullish(),
  conversation_id: z.string().max(200).nullish(),
  title: z.string().nullish(),
  create_time: z.number().nullish(),
  current_node: z.string().nullish(),
  mapping: z.record(z.string().max(200), z.unknown()),
})

/** Reads them: what people and the model wrote to each other; system messages and tools' traffic stay out. */
export const chatgpt: ImportSource = {
  name: 'chatgpt',
  recognizes: (value) => 'mapping' in value,
  read(value) {
    const parsed = conversation.safeParse(value)
    if (!parsed.success) return undefined
    const { id, conversation_id, title, create_time, current_node, mapping } = parsed.data
    const nodes = new Map<string, Node>()
    let leftOut = 0
    for (const [nodeId, posted] of Object.entries(mapping)) {
      const { data } = node.safeParse(posted)
      const written = writtenIn(data?.message)
      leftOut += written.leftOut
      nodes.set(nodeId, { parent: data?.parent ?? null, message: written.message })
    }
    const kept = [...nodes].flatMap(([nodeId, { message }]) =>
      message ? [{ ...message, id: nodeId, parentId: keptAbove(nodes, nodeId) }] : [],
    )
    const leaf =
      current_node == null
        ? undefined
        : nodes.get(current_node)?.message
          ? current_node
          : keptAbove(nodes, current_node)
    const joined = joinAnswers(inTreeOrder(kept), leaf ?? undefined)
    const source = conversation_id ?? id ?? digestOf(title, create_time, joined.messages[0]?.text)
    return { sourceId: source, title: title ?? '', createdAt: timeOf(create_time), ...joined, leftOut }
  },
}

type Written = Omit<ImportedMessage, 'id' | 'parentId'>

interface Node {
  parent: string | null
  message: Written | undefined
}

function writtenIn(posted: unknown): { message: Written | undefined; leftOut: number } {
  // The root of the tree has no message.
  if (posted === null || posted === undefined) return { message: undefined, leftOut: 0 }
  const { data } = message.safeParse(posted)
  if (!data) return { message: undefined, leftOut: 1 }
  const { author, content, recipient, create_time, metadata } = data
  const isHidden = metadata?.is_visually_hidden_from_conversation === true
  if (isHidden || author.role === 'system') return { message: undefined, leftOut: 0 }
  if (author.role !== 'user' && author.role !== 'assistant') return { message: undefined, leftOut: 1 }
  const isForPeople = recipient === null || recipient === undefined || recipient === 'all'
  const isText = content.content_type === 'text' || content.content_type === 'multimodal_text'
  if (!isForPeople || !isText) return { message: undefined, leftOut: 1 }
  const parts = content.parts ?? []
  const texts = parts.filter((part) => typeof part === 'string')
  const text = texts.join('\n\n')
  const left = parts.length - texts.length
  if (text.trim() === '') return { message: undefined, leftOut: left }
  return { message: { role: author.role, text, createdAt: timeOf(create_time) }, leftOut: left }
}

/** The nearest node above that was kept. */
function keptAbove(nodes: ReadonlyMap<string, Node>, id: string): string | null {
  const seen = new Set<string>()
  for (let at = nodes.get(id)?.parent ?? null; at !== null && !seen.has(at); at = nodes.get(at)?.parent ?? null) {
    if (nodes.get(at)?.message) return at
    seen.add(at)
  }
  return null
}

/** One answer that tools have cut into several messages becomes one again. */
function joinAnswers(messages: readonly ImportedMessage[], leafId: string | undefined) {
  const children = new Map<string, number>()
  for (const { parentId } of messages) if (parentId !== null) children.set(parentId, (children.get(parentId) ?? 0) + 1)
  const joinedInto = new Map<string, ImportedMessage>()
  const joined: ImportedMessage[] = []
  for (const message of messages) {
    const above = message.parentId === null ? undefined : joinedInto.get(message.parentId)
    const isAlone = message.parentId !== null && children.get(message.parentId) === 1
    if (above?.role === 'assistant' && message.role === 'assistant' && isAlone) {
      above.text += `\n\n${message.text}`
      joinedInto.set(message.id, above)
      continue
    }
    const own = { ...message, parentId: above?.id ?? null }
    joined.push(own)
    joinedInto.set(message.id, own)
  }
  return { messages: joined, leafId: leafId === undefined ? undefined : joinedInto.get(leafId)?.id }
}

function digestOf(...values: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url')
}
