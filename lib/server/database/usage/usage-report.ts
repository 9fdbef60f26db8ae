/** Sums over one person's part of the ledger. */
import { sql } from 'drizzle-orm'
import { type Queries, rowsOf } from '@/lib/server/database/database'
import type { UsageChat, UsageDay, UsageReport, UsageTotal } from '@/lib/shared/api/usage-report'
import type { ChatId } from '@/lib/shared/ids'
import { lastDays } from '@/lib/shared/utc-day'

const MAX_CHATS = 100

// Sums of integers are bigints, which drivers return as text.
const TOTAL = sql`
  count(*)::int as calls,
  coalesce(sum(input_tokens), 0)::float8 as "inputTokens",
  coalesce(sum(output_tokens), 0)::float8 as "outputTokens",
  coalesce(sum(cache_read_tokens), 0)::float8 as "cacheReadTokens",
  coalesce(sum(cache_write_tokens), 0)::float8 as "cacheWriteTokens",
  coalesce(sum(cost_usd), 0)::float8 as "costUsd",
  count(*) filter (where cost_usd is null)::int as "unpricedCalls",
  count(*) filter (where estimated)::int as "estimatedCalls",
  count(*) filter (where simulated)::int as "simulatedCalls"`

const NOTHING: UsageTotal = {
  calls: 0,
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  costUsd: 0,
  unpricedCalls: 0,
  estimatedCalls: 0,
  simulatedCalls: 0,
}

/** The last `count` days of a person; empty for a visitor without a session. */
export async function readUsage(
  queries: Queries,
  ownerId: string | undefined,
  count: number,
  now: Date,
): Promise<UsageReport> {
  const days = lastDays(count, now)
  const calls = sql`usage_calls where owner_id = ${ownerId ?? ''} and started_at >= ${`${days[0]}T00:00:00Z`}::timestamptz`
  const [total = NOTHING] = await rowsOf<UsageTotal>(queries, sql`select ${TOTAL} from ${calls}`)
  return {
    days,
    total,
    byDay: await rowsOf<UsageDay>(
      queries,
      sql`
        select to_char(started_at at time zone 'UTC', 'YYYY-MM-DD') as day, model, ${TOTAL}
        from ${calls} group by 1, 2 order by 1, 2`,
    ),
    byChat: await rowsOf<UsageChat>(
      queries,
      sql`
        with used as (select chat_id, ${TOTAL} from ${calls} group by chat_id)
        select visible.id as "chatId", visible.title, ${SUMMED}
        from used left join chats visible on visible.id = used.chat_id and visible.deleted_at is null
        group by 1, 2 order by "costUsd" desc, "outputTokens" desc limit ${MAX_CHATS}`,
    ),
    timeToFirstWordMs: await readTimes(queries, ownerId, `${days[0]}T00:00:00Z`),
    pricesDates: (
      await rowsOf<{ date: string }>(
        queries,
        sql`select distinct to_char(prices_date, 'YYYY-MM-DD') as date from ${calls} order by 1`,
      )
    ).map(({ date }) => date),
  }
}

const SUMMED = sql.join(
  Object.keys(NOTHING).map((name) => sql`sum(used.${sql.identifier(name)})::float8 as ${sql.identifier(name)}`),
  sql`, `,
)

/** From the first call of each answer to its first word, retries between them included. */
async function readTimes(
  queries: Queries,
  ownerId: string | undefined,
  since: string,
): Promise<UsageReport['timeToFirstWordMs']> {
  const [times] = await rowsOf<{ p50: number | null; p95: number | null; answers: number }>(
    queries,
    sql`
      with waits as (
        select
          min(started_at + time_to_first_token_ms * interval '1 millisecond') filter (where time_to_first_token_ms is not null)
            - min(started_at) as wait
        from usage_calls
        where owner_id = ${ownerId ?? ''} and started_at >= ${since}::timestamptz and purpose = 'answer'
        group by answer_id
      )
      select
        percentile_cont(0.5) within group (order by extract(epoch from wait) * 1000)::float8 as p50,
        percentile_cont(0.95) within group (order by extract(epoch from wait) * 1000)::float8 as p95,
        count(wait)::int as answers
      from waits`,
  )
  if (!times || times.p50 === null || times.p95 === null) return null
  return { p50: times.p50, p95: times.p95, answers: times.answers }
}

/** What one chat, its title included, has used since it began. The caller checks its owner. */
export async function readChatUsage(queries: Queries, chatId: ChatId): Promise<UsageTotal> {
  const [total] = await rowsOf<UsageTotal>(queries, sql`select ${TOTAL} from usage_calls where chat_id = ${chatId}`)
  return total ?? NOTHING
}
