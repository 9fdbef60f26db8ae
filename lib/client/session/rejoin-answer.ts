/** Goes on with an answer that runs already: from where a page told it, behind its cursor. */

import { infoOf } from '@/lib/client/api/client-error'
import type { ChatPages } from '@/lib/client/store/chat-pages'
import type { Answer } from '@/lib/client/store/entry'
import { hasEnded } from '@/lib/client/store/grow-answer'
import type { MessageStore } from '@/lib/client/store/message-store'
import type { Transport } from '@/lib/client/transport/transport'
import type { ChatPage } from '@/lib/shared/api/chat-page'
import { type ChatId, type Cursor, parseCursor } from '@/lib/shared/ids'
import type { AnswerFollower } from './answer-follower'

/** What a rejoiner works with. */
interface RejoinerOptions {
  chatId: ChatId
  store: MessageStore
  transport: Pick<Transport, 'rejoin'>
  pages: Pick<ChatPages, 'refresh'>
  follower: AnswerFollower
  /** Waits a moment, where asking again at once would be too soon. */
  pause(): Promise<void>
  /** An answer has ended where nobody followed it. */
  onEnded(answer: Answer): void
}

/** Rejoins one answer at a time. */
export interface Rejoiner {
  /** The running answer of a page becomes the one that is followed, as far as it is among the messages. */
  adopt(page: ChatPage): void
  /** Reads on behind what was adopted. */
  follow(): void
  /** An answer has no stream any more: what it came to is stored by now, and is read there. */
  reread(answerKey: string): Promise<void>
}

/** Makes the rejoiner of one chat. */
export function createRejoiner(options: RejoinerOptions): Rejoiner {
  const { chatId, store, transport, pages, follower, pause, onEnded } = options
  /** The running answer of a page, whose stream is not read yet. */
  let adopted: { key: string; cursor: Cursor | undefined } | undefined
  /** The answer whose stream was looked for and not found, though it is said to run. */
  let missedKey: string | undefined

  async function reread(key: string) {
    follower.leave(key)
    // Where it is said to run all the same, whoever writes it may say more in a moment.
    if (missedKey === key) await pause()
    missedKey = key
    const page = follower.running() ? undefined : await pages.refresh()
    const answer = follower.answerOf(key)
    // Where nothing could be read, what came is kept, as interrupted.
    if (!page) follower.end(key, undefined)
    else if (answer && !follower.running()) onEnded(answer)
  }

  return {
    adopt({ running }) {
      const answer = running && store.entries().find(({ id }) => id === running.answerId)
      if (answer?.role !== 'assistant' || hasEnded(answer) || follower.running()?.key === answer.key) return
      follower.resume(answer.key, true)
      adopted = { key: answer.key, cursor: running?.cursor ? parseCursor(running.cursor) : undefined }
    },
    follow() {
      if (!adopted) return
      const { key, cursor } = adopted
      adopted = undefined
      const onFirst = () => {
        missedKey = undefined
      }
      transport.rejoin(chatId, cursor, follower.listen(key, onFirst), new AbortController().signal).then(
        (isFollowed) => (isFollowed ? follower.end(key, undefined) : reread(key)),
        (thrown) => follower.end(key, infoOf(thrown)),
      )
    },
    reread,
  }
}
