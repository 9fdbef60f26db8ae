/** Keeps a tab's chats over a reload, in sessionStorage: until chats are stored on the server, the tab is their only home. */
import type { ChatId, Cursor } from '@/lib/shared/ids'
import type { Message } from '@/lib/shared/message'
import { toMessage } from '@/lib/stream/accumulate'
import { type Entry, type MessageStore, newAnswer, type Question } from './message-store'

/** What a page finds of a chat after a reload. */
export interface KeptChat {
  entries: Entry[]
  /** The answer that ran, to be read again from its start; null when the server had not named it yet. */
  running: Cursor | null | undefined
}

interface Stored {
  questions: Array<{ at: number; id: string; text: string; createdAt: string; status: Question['status'] }>
  answers: Array<{ at: number; message: Message; status: string }>
  running?: string | null
}

const keyOf = (chatId: ChatId) => `firstword:chat:${chatId}`

/** Writes a chat down. Where storage is full or forbidden the chat simply does not outlive the page. */
export function keepChat(chatId: ChatId, store: MessageStore, runningKey: string | undefined): void {
  const stored: Stored = { questions: [], answers: [] }
  for (const [at, entry] of store.entries().entries()) {
    if (entry.key === runningKey) stored.running = entry.id || null
    else if (entry.role === 'user') {
      const { id, text, createdAt, status } = entry
      stored.questions.push({ at, id, text, createdAt, status })
    } else stored.answers.push({ at, message: toMessage(entry.message), status: entry.status })
  }
  try {
    sessionStorage.setItem(keyOf(chatId), JSON.stringify(stored))
  } catch {
    // Private windows and full disks: the page works on without it.
  }
}

/** Reads a chat of this tab; undefined when it has none of that id. */
export function recallChat(chatId: ChatId): KeptChat | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(chatId))
    return text === null ? undefined : revive(JSON.parse(text) as Stored)
  } catch {
    // Forbidden storage, or something else's data under this key.
    return undefined
  }
}

function revive({ questions, answers, running }: Stored): KeptChat {
  const entries: Array<[number, Entry]> = []
  for (const { at, id, text, createdAt, status } of questions) {
    entries.push([at, { role: 'user', key: id, id, text, createdAt, status, error: undefined }])
  }
  for (const { at, message } of answers) entries.push([at, reviveAnswer(message)])
  entries.sort(([a], [b]) => a - b)
  return {
    entries: entries.map(([, entry]) => entry),
    running: typeof running === 'string' ? { answerId: running, sequence: 0 } : running,
  }
}

function reviveAnswer(message: Message): Entry {
  const answer = newAnswer(message.id, undefined)
  const { message: growing } = answer
  growing.id = message.id
  growing.ended = true
  growing.metadata = message.metadata ?? {}
  for (const part of message.parts) {
    if (part.type === 'text' || part.type === 'reasoning') {
      const durationMs = part.providerMetadata?.firstword?.durationMs
      growing.parts.push({
        type: part.type,
        id: String(growing.parts.length),
        pieces: [part.text],
        state: 'done',
        revision: 0,
        ...(typeof durationMs === 'number' && { durationMs }),
      })
    } else if (part.type.startsWith('tool-') && 'toolCallId' in part) {
      growing.parts.push({
        type: 'tool',
        toolCallId: part.toolCallId,
        toolName: part.type.slice('tool-'.length),
        providerExecuted: part.providerExecuted ?? false,
        state: part.state === 'output-available' ? 'output-available' : 'output-error',
        pieces: [],
        input: part.input,
        output: 'output' in part ? part.output : undefined,
        errorText: part.errorText,
        revision: 0,
      })
    } else {
      growing.parts.push({ type: 'whole', part, revision: 0 })
      if (part.type === 'data-error') answer.error = part.data
    }
  }
  answer.id = message.id
  answer.status = growing.metadata.status ?? 'interrupted'
  return answer
}
