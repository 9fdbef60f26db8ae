/**
 * Every upstream call goes through here: its highest cost is reserved, it is made, and its usage is stored. An answer
 * has one meter for all its calls; a title has one of its own.
 */

import type { ModelEvent } from '@/lib/anthropic/model-event'
import type { LedgerEntry } from '@/lib/server/database/usage/ledger-entry'
import type { Reservation } from '@/lib/server/database/usage/spending'
import { passing } from '@/lib/server/provider/passing'
import type { CallOptions, ModelRequest } from '@/lib/server/provider/provider'
import type { Services } from '@/lib/server/services'
import { AppError, type ErrorCode, toAppError } from '@/lib/shared/error'
import type { AnswerId, ChatId } from '@/lib/shared/ids'
import { NO_USAGE, type Usage } from '@/lib/shared/usage'
import { secondsToMidnight } from '@/lib/shared/utc-day'
import { withBudget } from './budget'
import { type CallTally, createCallTally } from './call-tally'
import { chargeOf, leastInputTokens } from './charge'
import { writeEntry } from './ledger'
import { ledgerRow } from './ledger-row'

/** The owner of metered calls. */
export interface MeterOwner {
  ownerId: string
  chatId: ChatId
  answerId?: AnswerId
  /** Already made, for the first call. */
  reservation?: Reservation | undefined
  /** Whether its usage must not be seen yet, as it would tell of a held answer: it is stored at the end then. */
  isHeld?(): boolean
}

/** What calls can have cost at most. */
export interface MostSpent {
  /** Millionths of US dollars. A call without a final count may have written all that it could. */
  microUsd: number
  /** Calls of which not even the input is known. */
  unknownCalls: number
}

/** Makes calls and accounts for them. */
export interface CallMeter {
  /** Like ModelProvider's; also rejects with `budget_spent`. */
  stream(request: ModelRequest, options: CallOptions): AsyncIterable<ModelEvent>
  /** What the calls that have ended can have cost at most. */
  mostSpent(): MostSpent
  /** Settles when all usage is stored; releases an unused reservation. Never rejects. */
  settled(): Promise<void>
}

/** The services that a meter needs. */
export type CallMeterServices = Pick<Services, 'provider' | 'database' | 'budget' | 'log'>

/** Makes the meter of one answer, or of one call apart from answers. */
export function createCallMeter(services: CallMeterServices, owner: MeterOwner): CallMeter {
  const { provider, database, budget, log } = services
  let first = owner.reservation
  let written: Promise<unknown> = Promise.resolve()
  if (first) budget.hold(first)

  let deferred: Array<() => void> = []
  const most: MostSpent = { microUsd: 0, unknownCalls: 0 }

  function settle(entry: Omit<LedgerEntry, 'ownerId' | 'endedAt'>) {
    const endedAt = new Date()
    if (owner.isHeld?.()) deferred.push(() => store(entry, endedAt))
    else store(entry, endedAt)
  }

  function store(entry: Omit<LedgerEntry, 'ownerId' | 'endedAt'>, endedAt: Date) {
    const work = writeEntry(database, log, { ...entry, ownerId: owner.ownerId, endedAt })
    const { reservation } = entry
    written = Promise.all([written, work.then(() => reservation && budget.letGo(reservation))])
  }

  async function reserve(request: ModelRequest): Promise<Reservation | undefined> {
    const held = first
    first = undefined
    if (held || !budget.isCapped) return held
    // What the call before did not use is available to this one.
    await written
    const reservation = await withBudget(services, () =>
      database.transaction((queries) => budget.reserve(queries, owner.ownerId, request)),
    )
    if (reservation) budget.hold(reservation)
    return reservation
  }

  return {
    stream(request, options) {
      let reservation: Reservation | undefined
      let startedAt = new Date()
      let origin = performance.now()
      const tally = createCallTally(() => performance.now() - origin)
      let isSent = false
      let heard = false
      const onBytes = (count: number) => {
        heard = true
        options.onBytes(count)
      }
      const onRequest = (sent: ModelRequest) => {
        // Earlier bytes were a refusal.
        heard = false
        options.onRequest?.(sent)
      }
      const begin = async () => {
        reservation = await reserve(request)
        startedAt = new Date()
        origin = performance.now()
        // An aborted call sends nothing.
        isSent = !options.signal.aborted
        return provider.stream(request, { ...options, onBytes, onRequest })
      }
      return passing(begin, {
        each(event) {
          tally.push(event)
          if (reservation && isBeyond(reservation, request, tally)) throw beyondReserve()
        },
        end(how) {
          const failure = how.kind === 'failed' ? toAppError(how.thrown).code : undefined
          const aborted = isSent && options.signal.aborted
          const usage = usedBy(tally, request, { heard, failure, aborted })
          most.microUsd += usage && tally.began ? mostOf(tally, request, usage) : 0
          most.unknownCalls += !tally.began && (aborted || (isSent && isUnclear(failure))) ? 1 : 0
          const durationMs = Math.round(performance.now() - origin)
          settle({
            reservation,
            chargeMicroUsd: usage ? chargeOf([tally.model, request.model], usage) : 0,
            row: usage
              ? ledgerRow({
                  chatId: owner.chatId,
                  answerId: owner.answerId,
                  purpose: options.purpose,
                  model: tally.model ?? request.model,
                  usage,
                  estimated: !tally.isFinal,
                  simulated: provider.kind === 'simulator',
                  timeToFirstTokenMs: tally.firstDeltaAt === undefined ? null : Math.round(tally.firstDeltaAt),
                  durationMs,
                  stopReason: tally.stopReason,
                  startedAt,
                })
              : null,
          })
        },
      })
    },
    mostSpent: () => ({ ...most }),
    async settled() {
      if (first) store({ reservation: first, row: null, chargeMicroUsd: 0 }, new Date())
      for (const late of deferred) late()
      deferred = []
      first = undefined
      await written
    },
  }
}

/** Whether the counted cost exceeds the reservation, which ends the call at once. */
function isBeyond({ amountMicroUsd }: Reservation, request: ModelRequest, tally: CallTally): boolean {
  return !tally.isFinal && chargeOf([tally.model, request.model], tally.counted) > amountMicroUsd
}

function beyondReserve(): AppError {
  return new AppError('budget_spent', {
    message: 'This answer costs more than was held back for it in the budget, and was ended.',
    retryAfter: secondsToMidnight(new Date()),
  })
}

interface CallEnd {
  heard: boolean
  failure: ErrorCode | undefined
  aborted: boolean
}

/** Failures that leave unknown what the provider did with the request. */
const UNCLEAR: ReadonlySet<ErrorCode> = new Set(['connection_lost', 'timed_out', 'answer_too_large'])
const isUnclear = (failure: ErrorCode | undefined) => failure !== undefined && UNCLEAR.has(failure)

/**
 * The usage to store. Without any count: nothing after an error reported by the provider, or if it was never reached;
 * otherwise the least cost of the prompt, which may have been read.
 */
function usedBy(tally: CallTally, request: ModelRequest, { heard, failure, aborted }: CallEnd): Usage | undefined {
  if (tally.began) return bounded(withinLimit(tally, request))
  const mayHaveRead = aborted || (heard && isUnclear(failure))
  if (!mayHaveRead) return undefined
  return bounded({ ...NO_USAGE, inputTokens: leastInputTokens(request) })
}

/** Without a final count, the provider may have gone on writing up to the call's limit. */
function mostOf({ model, isFinal }: CallTally, request: ModelRequest, usage: Usage): number {
  const outputTokens = isFinal ? usage.outputTokens : Math.max(usage.outputTokens, request.max_tokens)
  return chargeOf([model, request.model], { ...usage, outputTokens })
}

/** Output is charged up to the call's limit, unless the provider counted more. */
function withinLimit({ usage, counted }: CallTally, request: ModelRequest): Usage {
  const max = Math.max(counted.outputTokens, request.max_tokens)
  return { ...usage, outputTokens: Math.min(usage.outputTokens, max) }
}

const MAX = 2 ** 31 - 1

/** Counts within the database's range, whatever a provider sends. */
function bounded(usage: Usage): Usage {
  const count = (tokens: number) => Math.min(MAX, Math.max(0, Math.round(tokens) || 0))
  return {
    inputTokens: count(usage.inputTokens),
    outputTokens: count(usage.outputTokens),
    cacheReadTokens: count(usage.cacheReadTokens),
    cacheWriteTokens: count(usage.cacheWriteTokens),
    ...(usage.thinkingTokens !== undefined && { thinkingTokens: count(usage.thinkingTokens) }),
    ...(usage.webSearches !== undefined && { webSearches: count(usage.webSearches) }),
    ...(usage.webFetches !== undefined && { webFetches: count(usage.webFetches) }),
  }
}
