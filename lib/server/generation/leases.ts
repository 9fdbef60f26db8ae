/** Signs of life of the answers that this process produces, for servers that share its database. */
import type { Database } from '@/lib/server/database/database'
import { LEASE, renewLeases } from '@/lib/server/database/messages'
import type { Logger } from '@/lib/server/log'
import type { AnswerId, ChatId } from '@/lib/shared/ids'

/** Renews leases for as long as they are held. */
export interface Leases {
  /** Holds an answer's lease; returns the way to let go. */
  hold(chatId: ChatId, answerId: AnswerId): () => void
}

/** One statement renews all leases of the process; without running answers there is no timer. */
export function createLeases(database: Database, log: Logger): Leases {
  const held = new Set<{ chatId: ChatId; answerId: AnswerId }>()
  let timer: NodeJS.Timeout | undefined

  function renew() {
    renewLeases(database.queries, [...held]).catch((error) => log.error('leases were not renewed', {}, error))
  }

  return {
    hold(chatId, answerId) {
      const lease = { chatId, answerId }
      held.add(lease)
      timer ??= setInterval(renew, LEASE.renewEveryMs).unref()
      return () => {
        held.delete(lease)
        if (held.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}
