/** An ended call in the ledger, with the money it settles: one statement. */
import { sql } from 'drizzle-orm'
import type { Queries } from '@/lib/server/database/database'
import type { usageCalls } from '@/lib/server/database/schema'
import { utcDay } from '@/lib/shared/utc-day'
import { type Reservation, SITE } from './spending'

/** One ended call. */
export interface LedgerEntry {
  ownerId: string
  /** Null when the provider counted nothing, so that there is only money to settle. */
  row: Omit<typeof usageCalls.$inferInsert, 'ownerId'> | null
  chargeMicroUsd: number
  reservation: Reservation | undefined
  endedAt: Date
}

/** Writes an entry and releases its reservation. Idempotent. */
export async function insertEntry(queries: Queries, entry: LedgerEntry): Promise<void> {
  const { ownerId, row, chargeMicroUsd: charge, reservation, endedAt } = entry
  if (!row && !reservation && charge === 0) return
  const day = reservation?.day ?? utcDay(endedAt)
  const chatId = row?.chatId ?? null
  // The chat's current owner: a guest may have signed in, or be gone, since the call began.
  const written = row
    ? sql`
      insert into usage_calls (
        id, owner_id, chat_id, answer_id, purpose, model, input_tokens, output_tokens, cache_read_tokens,
        cache_write_tokens, thinking_tokens, estimated, simulated, cost_usd, prices_date, time_to_first_token_ms,
        duration_ms, stop_reason, started_at
      )
      select
        ${row.id}, users.id, chats.id, ${row.answerId ?? null}, ${row.purpose}, ${row.model}, ${row.inputTokens}::int,
        ${row.outputTokens}::int, ${row.cacheReadTokens}::int, ${row.cacheWriteTokens}::int,
        ${row.thinkingTokens ?? null}::int, ${row.estimated}::boolean, ${row.simulated}::boolean,
        ${row.costUsd ?? null}::float8, ${row.pricesDate}::date, ${row.timeToFirstTokenMs ?? null}::int,
        ${row.durationMs}::int, ${row.stopReason ?? null}, ${row.startedAt.toISOString()}::timestamptz
      from (select 1) one
      left join chats on chats.id = ${chatId}
      join users on users.id = coalesce(chats.owner_id, ${ownerId})
      on conflict (id) do nothing`
    : sql`select 1`
  await queries.execute(sql`
    with written as (${written} ${row ? sql`returning 1` : sql``}),
    gone as (
      delete from reservations where id = ${reservation?.id ?? ''} returning user_id, amount_micro_usd
    ),
    -- Whose it is now: a guest's money moves with the guest, and of who is gone only the site's sum remains.
    payer as (
      select coalesce(moved_to, id) as id from users
      where id = coalesce((select user_id from gone), ${ownerId}::text)
    )
    insert into spending (day, scope, spent_micro_usd)
    select ${day}::date, scope, ${charge}::bigint
    from (select 1 as at, id as scope from payer union all select 2, ${SITE}::text) scopes
    where not exists (select 1 from usage_calls where id = ${row?.id ?? ''})
    order by at
    on conflict (day, scope) do update set
      spent_micro_usd = spending.spent_micro_usd + excluded.spent_micro_usd,
      reserved_micro_usd = greatest(0, spending.reserved_micro_usd - coalesce((select amount_micro_usd from gone), 0))`)
}
