/** StreamLog in this process's memory: nothing to set up, nothing that outlives the process. */
import type { Chunk } from '@/lib/shared/chunk'
import { AppError } from '@/lib/shared/error'
import type { AnswerId, ChatId, MessageId } from '@/lib/shared/ids'
import type { Claim, ClaimResult, CurrentAnswer, LogEntry, StreamLog } from './stream-log'

interface AnswerLog {
  entries: LogEntry[]
  finished: boolean
  stopRequested: boolean
  onStop: (() => void) | undefined
  /** Wakes the readers that wait for more. */
  waiting: Set<() => void>
  wakeScheduled: boolean
}

interface ChatState {
  ownerId: string
  current: AnswerId
  /** The newest answer of each question. */
  answers: Map<MessageId, { answerId: AnswerId; digest: string; regenerate: string | undefined }>
}

/** Limits of the memory log. */
export interface MemoryStreamLogOptions {
  /** Milliseconds for which a finished log can still be read. */
  retentionMs: number
  /** Chats remembered; the longest untouched are forgotten first. */
  maxChats: number
}

// A reader that is far behind gets its backlog in pieces of this many chunks, so that no single write is huge.
const BATCH = 1_000

/** Makes an empty log. */
export function createMemoryStreamLog({ retentionMs, maxChats }: MemoryStreamLogOptions): StreamLog {
  const logs = new Map<AnswerId, AnswerLog>()
  // Insertion order is order of use: a chat is taken out and put back whenever it is claimed.
  const chats = new Map<ChatId, ChatState>()

  function claim({ chatId, ownerId, answerId, question, regenerate }: Claim): ClaimResult {
    const chat = chats.get(chatId)
    if (chat && chat.ownerId !== ownerId) return { kind: 'foreign' }
    const known = chat?.answers.get(question.id)
    const isRetry = known?.digest === question.digest && (regenerate === undefined || known.regenerate === regenerate)
    if (known && isRetry && logs.has(known.answerId)) return { kind: 'attached', answerId: known.answerId }
    if (chat && logs.get(chat.current)?.finished === false) return { kind: 'busy' }

    const state: ChatState = chat ?? { ownerId, current: answerId, answers: new Map() }
    state.current = answerId
    state.answers.set(question.id, { answerId, digest: question.digest, regenerate })
    chats.delete(chatId)
    chats.set(chatId, state)
    logs.set(answerId, {
      entries: [],
      finished: false,
      stopRequested: false,
      onStop: undefined,
      waiting: new Set(),
      wakeScheduled: false,
    })
    forgetOldChats()
    return { kind: 'claimed', answerId }
  }

  function forgetOldChats() {
    for (const [chatId, { current }] of chats) {
      if (chats.size <= maxChats) return
      if (logs.get(current)?.finished !== false) chats.delete(chatId)
    }
  }

  function open(answerId: AnswerId): AnswerLog {
    const log = logs.get(answerId)
    if (!log || log.finished) throw new Error(`answer ${answerId} is not open for appending`)
    return log
  }

  // Chunks that one upstream read brought arrive within one turn of the event loop: readers wake once for all of them.
  function scheduleWake(log: AnswerLog) {
    if (log.wakeScheduled || log.waiting.size === 0) return
    log.wakeScheduled = true
    setImmediate(() => {
      log.wakeScheduled = false
      const waiting = [...log.waiting]
      log.waiting.clear()
      for (const wake of waiting) wake()
    })
  }

  function append(answerId: AnswerId, chunks: readonly Chunk[]) {
    const log = open(answerId)
    for (const chunk of chunks) {
      log.entries.push({ sequence: log.entries.length + 1, json: JSON.stringify(chunk) })
    }
    scheduleWake(log)
  }

  function finish(answerId: AnswerId) {
    const log = open(answerId)
    log.finished = true
    log.onStop = undefined
    scheduleWake(log)
    setTimeout(() => logs.delete(answerId), retentionMs).unref()
  }

  async function* read(answerId: AnswerId, after: number, signal: AbortSignal) {
    const log = logs.get(answerId)
    if (!log) throw new AppError('not_found')
    let position = after
    while (!signal.aborted) {
      if (position < log.entries.length) {
        const batch = log.entries.slice(position, position + BATCH)
        position += batch.length
        yield batch
      } else if (log.finished) return
      else await changed(log, signal)
    }
  }

  function changed(log: AnswerLog, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        log.waiting.delete(wake)
        resolve()
      }
      signal.addEventListener('abort', leave, { once: true })
      log.waiting.add(wake)
    })
  }

  function current(chatId: ChatId, ownerId: string): CurrentAnswer | undefined {
    const chat = chats.get(chatId)
    if (chat?.ownerId !== ownerId) return undefined
    const log = logs.get(chat.current)
    return { answerId: chat.current, running: log?.finished === false, readable: log !== undefined }
  }

  return {
    kind: 'memory',
    claim: async (request) => claim(request),
    append,
    finish,
    read,
    current: async (chatId, ownerId) => current(chatId, ownerId),
    async requestStop(answerId) {
      const log = logs.get(answerId)
      if (!log || log.finished || log.stopRequested) return
      log.stopRequested = true
      log.onStop?.()
    },
    onStop(answerId, callback) {
      const log = open(answerId)
      if (log.stopRequested) callback()
      else log.onStop = callback
    },
    running: () => [...logs.values()].filter(({ finished }) => !finished).length,
  }
}
