/** One call as a row of the ledger. It gets its price here, whoever made it. */

import type { LedgerEntry } from '@/lib/server/database/usage/ledger-entry'
import type { CallPurpose } from '@/lib/server/provider/provider'
import { type AnswerId, type ChatId, newId } from '@/lib/shared/ids'
import { costOf, PRICES_READ } from '@/lib/shared/models'
import type { Usage } from '@/lib/shared/usage'

/** An ended call that used something. */
export interface UsedCall {
  chatId: ChatId
  answerId: AnswerId | undefined
  purpose: CallPurpose
  model: string
  usage: Usage
  /** Whether the provider gave no final count. */
  estimated: boolean
  simulated: boolean
  timeToFirstTokenMs: number | null
  durationMs: number
  stopReason: string | null
  startedAt: Date
}

/** The row of a call. Names that a provider chose are cut to what the table takes. */
export function ledgerRow({ answerId, model, usage, stopReason, ...call }: UsedCall): NonNullable<LedgerEntry['row']> {
  return {
    id: newId(),
    answerId: answerId ?? null,
    model: model.slice(0, 200),
    ...usage,
    thinkingTokens: usage.thinkingTokens ?? null,
    costUsd: costOf(model, usage),
    pricesDate: PRICES_READ.date,
    stopReason: stopReason?.slice(0, 100) ?? null,
    ...call,
  }
}
