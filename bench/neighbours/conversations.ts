/** Conversations in ChatGPT's export format, with which the bench puts any text into a chat. */
import type { ImportAnswer } from '@/lib/shared/api/import'
import type { Guest } from './guest'

/** A node of a conversation's tree. */
export interface ExportNode {
  parent: string | null
  message?: object | undefined
}

/** A message of one side. */
export function messageOf(role: 'user' | 'assistant', text: string): object {
  return { author: { role }, content: { content_type: 'text', parts: [text] } }
}

/** A conversation of these nodes as JSON, with an id of its own. */
export function conversationOf(nodes: Iterable<readonly [id: string, node: ExportNode]>): string {
  return JSON.stringify({ title: 'T', id: crypto.randomUUID(), mapping: Object.fromEntries(nodes) })
}

/** A conversation of alternating questions and answers. */
export function talk(...texts: readonly string[]): string {
  return conversationOf(
    texts.map((text, at) => [
      `m${at}`,
      { parent: at === 0 ? null : `m${at - 1}`, message: messageOf(at % 2 === 0 ? 'user' : 'assistant', text) },
    ]),
  )
}

/** The body of an import. */
export const importOf = (conversations: readonly string[]) => `{"conversations":[${conversations.join(',')}]}`

/** Imports conversations and returns the chats' ids; rejects when any is refused. */
export async function importAll(guest: Guest, conversations: readonly string[]): Promise<string[]> {
  const response = await guest.post('/api/import', importOf(conversations))
  if (response.status !== 200) throw new Error(`${response.status} for an import`)
  const { results } = (await response.json()) as ImportAnswer
  return results.map((result) => {
    if (result.status !== 'imported') throw new Error(`an import was skipped: ${result.reason}`)
    return result.chatId
  })
}

/** Makes a chat whose only answer is this text. */
export async function importText(guest: Guest, text: string): Promise<string> {
  const [chatId = ''] = await importAll(guest, [talk('Tell me.', text)])
  return chatId
}
