/** Splits a shared chat into pages that a server and a browser can handle. */
import type { SharedMessage, SharedPart } from '@/lib/shared/api/share'

/** A question with its answers, and the index of its first message in the chat. */
export interface SharedTurn {
  readonly from: number
  readonly messages: readonly SharedMessage[]
}

/** The limits of one page, unless a single turn exceeds them. */
const MAX_MESSAGES = 100
const MAX_PARTS = 200
const MAX_CHARACTERS = 200_000

/** The turns of a chat, page by page; there is at least one page. */
export function sharePages(messages: readonly SharedMessage[]): SharedTurn[][] {
  const pages: SharedTurn[][] = [[]]
  let room = fullRoom()
  for (const turn of turnsOf(messages)) {
    const need = needOf(turn)
    const fits = need.messages <= room.messages && need.parts <= room.parts && need.characters <= room.characters
    if (!fits && pages.at(-1)?.length !== 0) {
      pages.push([])
      room = fullRoom()
    }
    pages.at(-1)?.push(turn)
    room.messages -= need.messages
    room.parts -= need.parts
    room.characters -= need.characters
  }
  return pages
}

const fullRoom = () => ({ messages: MAX_MESSAGES, parts: MAX_PARTS, characters: MAX_CHARACTERS })

function needOf({ messages }: SharedTurn) {
  const parts = messages.flatMap((message) => message.parts)
  const characters = parts.reduce((sum, part) => sum + lengthOf(part), 0)
  // Texts are joined; each call and each source counts.
  return { messages: messages.length, parts: parts.filter(({ type }) => type !== 'text').length, characters }
}

const lengthOf = (part: SharedPart) =>
  part.type === 'text' ? part.text.length : part.type === 'tool' ? part.input.length + part.result.length : 0

function turnsOf(messages: readonly SharedMessage[]): SharedTurn[] {
  const turns: Array<{ from: number; messages: SharedMessage[] }> = []
  for (const [at, message] of messages.entries()) {
    const turn = turns.at(-1)
    // Answers without a question between them must not form an endless turn.
    if (turn && message.role === 'assistant' && turn.messages.length < MAX_MESSAGES) turn.messages.push(message)
    else turns.push({ from: at, messages: [message] })
  }
  return turns
}
