/** Follows an answer that already runs, from where the page has it on. */

import { hasEnded } from '@/lib/client/store/grow-answer'
import type { MessageStore } from '@/lib/client/store/message-store'
import type { Transport } from '@/lib/client/transport/transport'
import type { ChatPage } from '@/lib/shared/api/chat-page'
import { type ChatId, parseCursor } from '@/lib/shared/ids'
import type { AnswerFollower } from './answer-follower'

/** What a rejoiner needs. */
interface RejoinerOptions {
  chatId: ChatId
  store: MessageStore
  transport: Pick<Transport, 'rejoin'>
  follower: AnswerFollower
}

/** Makes a function that begins to follow the running answer of a page, if it is among the messages. */
export function createRejoiner({ chatId, store, transport, follower }: RejoinerOptions): (page: ChatPage) => void {
  return ({ running }) => {
    const answer = running && store.entries().find(({ id }) => id === running.answerId)
    if (answer?.role !== 'assistant' || hasEnded(answer)) return
    const cursor = running?.cursor ? parseCursor(running.cursor) : undefined
    follower.begin({
      event: 'rejoin',
      answerKey: answer.key,
      open: (listener, signal) => transport.rejoin(chatId, cursor, listener, signal),
    })
  }
}
