/** The ledger against what the upstream itself sent: to the token, for every way in which a call can go. */
import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { spending, usageCalls } from '@/lib/server/database/schema'
import { withoutWaits } from '@/lib/server/fixtures/quick-time'
import { retryAtOnce } from '@/lib/server/generation/fixtures/retry-at-once'
import { servicesOver } from '@/lib/server/generation/fixtures/simulated-services'
import { asking, makePerson, readChunks, start, textEvents } from '@/lib/server/generation/fixtures/test-services'
import type { Services } from '@/lib/server/services'
import { simulatorFetch } from '@/lib/server/simulator/simulator'
import { newId } from '@/lib/shared/ids'
import { costOf, PRICES_READ, SEARCH_USD } from '@/lib/shared/models'
import { addUsage, NO_USAGE } from '@/lib/shared/usage'
import { createCallMeter } from './call-meter'
import { toMicroUsd } from './charge'
import { billedMicroUsd, logUpstream, type UpstreamCall } from './fixtures/upstream-log'

retryAtOnce()

/** Services on a simulator whose responses are noted. */
function metered(options: { fetch?: typeof fetch } = {}) {
  const upstream = logUpstream(options.fetch ?? simulatorFetch({ ttftMs: 0, tokensPerSecond: 0 }))
  const { services } = servicesOver(upstream.fetch)
  return { services, upstream: upstream.calls }
}

async function rowsOfAnswer({ database }: Services, answerId: string) {
  return database.queries
    .select()
    .from(usageCalls)
    .where(eq(usageCalls.answerId, answerId))
    .orderBy(asc(usageCalls.startedAt))
}

async function spendingOf({ database }: Services, scope: string) {
  const rows = await database.queries.select().from(spending).where(eq(spending.scope, scope))
  return rows.reduce((sum, row) => sum + row.spentMicroUsd, 0)
}

/** The calls of answers; a title is asked for beside them. */
const ofAnswers = (calls: readonly UpstreamCall[]) =>
  calls.filter(({ model, purpose }) => model !== null && purpose === 'answer')

const figures = ({ inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, ...rest }: Figures) => ({
  inputTokens,
  outputTokens,
  cacheReadTokens,
  cacheWriteTokens,
  thinkingTokens: rest.thinkingTokens ?? null,
  stopReason: rest.stopReason,
})

type Figures = Pick<
  UpstreamCall,
  'inputTokens' | 'outputTokens' | 'cacheReadTokens' | 'cacheWriteTokens' | 'thinkingTokens' | 'stopReason'
>

describe('one row for each upstream call', () => {
  test.each([
    ['text', 'Count to 200', 1],
    ['thinking', 'Think hard, then solve a small puzzle', 1],
    ['a tool', 'What time is it in Tokyo?', 2],
    ['two tools at once', 'Compare the time in New York and Tokyo', 2],
    ['a prompt long enough for the cache', `Repeat after me: ${'word '.repeat(3_000)}`, 1],
    ['an answer that is cut', 'Stop in mid-sentence at the token limit', 1],
    ['a refusal', 'Break off with a refusal', 1],
    ['a failed try before it', 'Count to 20 fault:http-529*1', 1],
  ])('%s: the provider’s counts to the token, and their cost', async (_name, question, calls) => {
    const { services, upstream } = metered()
    const ownerId = await makePerson()
    const request = asking(question)
    const { answerId, done } = await start(services, request, ownerId)
    await done
    const rows = await rowsOfAnswer(services, answerId)
    expect(rows).toHaveLength(calls)
    expect(rows.map(figures)).toEqual(ofAnswers(upstream).map(figures))
    for (const row of rows) {
      expect(row).toMatchObject({
        ownerId,
        chatId: request.id,
        purpose: 'answer',
        model: 'claude-sonnet-5-5',
        estimated: false,
        simulated: false,
        pricesDate: PRICES_READ.date,
        costUsd: costOf(row.model, { ...row, thinkingTokens: row.thinkingTokens ?? 0 }),
      })
      expect(row.timeToFirstTokenMs).toBeGreaterThanOrEqual(0)
      expect(row.durationMs).toBeGreaterThanOrEqual(row.timeToFirstTokenMs ?? 0)
    }
    expect(await spendingOf(services, ownerId)).toBe(billedMicroUsd(upstream))
  })

  test('the rows add up to the answer’s own figures', async () => {
    const { services } = metered()
    const { answerId, done } = await start(services, asking('What time is it in Tokyo?'))
    await done
    const rows = await rowsOfAnswer(services, answerId)
    const finish = (await readChunks(services, answerId)).flatMap(({ chunk }) =>
      chunk.type === 'finish' ? [chunk.messageMetadata] : [],
    )
    const sum = rows.reduce(
      (total, { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }) =>
        addUsage(total, { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }),
      NO_USAGE,
    )
    expect(finish[0]).toMatchObject({ usage: sum, costUsd: rows.reduce((total, row) => total + (row.costUsd ?? 0), 0) })
  })

  test('a search has its price in the row, in the budget and in the answer alike', async () => {
    const { services } = metered()
    const ownerId = await makePerson()
    const { answerId, done } = await start(services, asking('Search the web for lighthouses'), ownerId)
    await done
    const rows = await rowsOfAnswer(services, answerId)
    const finish = (await readChunks(services, answerId)).flatMap(({ chunk }) =>
      chunk.type === 'finish' ? [chunk.messageMetadata] : [],
    )
    const costUsd = rows[0]?.costUsd ?? 0
    expect(costUsd).toBeGreaterThan(SEARCH_USD)
    expect(finish[0]).toMatchObject({ usage: { webSearches: 1 }, costUsd })
    // The chat's title is paid for as well.
    expect(await spendingOf(services, ownerId)).toBeGreaterThanOrEqual(Math.floor(costUsd * 1_000_000))
  })

  test('a second turn of a chat: what was read from the cache is counted as such', async () => {
    const { services, upstream } = metered()
    const first = asking(`Repeat after me: ${'word '.repeat(3_000)}`)
    await (await start(services, first)).done
    const { answerId, done } = await start(services, asking('Count to 20', { id: first.id }))
    await done
    const rows = await rowsOfAnswer(services, answerId)
    expect(rows.map(figures)).toEqual(ofAnswers(upstream).slice(1).map(figures))
    expect(rows[0]?.cacheReadTokens).toBeGreaterThan(0)
  })

  test('an error in the middle: input as the provider counted it, output estimated and said to be', async () => {
    const { services, upstream } = metered()
    const { answerId, done } = await start(services, asking('Break off with an overloaded error'))
    await done
    const [row, ...others] = await rowsOfAnswer(services, answerId)
    expect(others).toEqual([])
    expect(row).toMatchObject({ estimated: true, stopReason: null, inputTokens: upstream[0]?.inputTokens })
    expect(row?.outputTokens).toBeGreaterThan(0)
  })

  test('a stop: what had been said by then, as an estimate', async () => {
    const { services, upstream } = metered()
    const { answerId, done } = await start(services, asking('Count to 20000'))
    for await (const batch of services.streamLog.read(answerId, 0, new AbortController().signal)) {
      if (batch.some(({ json }) => json.includes('w000050'))) break
    }
    await services.streamLog.requestStop(answerId)
    await done
    const [row] = await rowsOfAnswer(services, answerId)
    expect(row).toMatchObject({ estimated: true, inputTokens: upstream[0]?.inputTokens })
    expect(row?.outputTokens).toBeGreaterThan(50)
    expect(row?.outputTokens).toBeLessThan(200_000)
  })

  /** A model that says `pieces`, each of which it counts as one token, and then waits until it is left. */
  function sayingModel(pieces: readonly string[]) {
    const encoder = new TextEncoder()
    const told = (event: { type: string }) => encoder.encode(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
    const [begin, open, ...deltas] = textEvents([...pieces])
    const events = [begin, open, ...deltas.filter(({ type }) => type === 'content_block_delta')]
    return metered({
      fetch: async (_input, init) => {
        const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
          start(controller) {
            for (const event of events) if (event && pieces.length > 0) controller.enqueue(told(event))
            init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason))
          },
        })
        return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
      },
    })
  }

  test.each([
    ['a word each', Array.from({ length: 890 }, (_, at) => `w${String(at).padStart(3, '0')} `)],
    ['long words', Array.from({ length: 300 }, () => 'incomprehensibility ')],
    ['one piece', ['Yes']],
  ])(
    'a stop is booked at no more than the provider has counted by then, and is not free: %s',
    async (_what, pieces) => {
      const { services } = sayingModel(pieces)
      const ownerId = await makePerson()
      const { answerId, done } = await start(services, asking('Hi'), ownerId)
      for await (const batch of services.streamLog.read(answerId, 0, new AbortController().signal)) {
        if (batch.some(({ json }) => json.includes((pieces.at(-1) ?? '').trim()))) break
      }
      await services.streamLog.requestStop(answerId)
      await done
      const [row] = await rowsOfAnswer(services, answerId)
      const billed = { ...NO_USAGE, inputTokens: 10, outputTokens: pieces.length }
      expect(row).toMatchObject({ estimated: true, inputTokens: 10 })
      expect(row?.outputTokens).toBeGreaterThan(0)
      expect(row?.outputTokens).toBeLessThanOrEqual(pieces.length)
      expect(await spendingOf(services, ownerId)).toBeLessThanOrEqual(
        toMicroUsd(costOf('claude-sonnet-5-5', billed) ?? 0),
      )
    },
  )

  test('a stop before anything was counted is booked at no more than the prompt has, and is not free', async () => {
    const whole = metered()
    const counted = await start(whole.services, asking('Count to 20'))
    await counted.done
    const [real] = await rowsOfAnswer(whole.services, counted.answerId)
    const { services, upstream } = sayingModel([])
    const { answerId, done } = await start(services, asking('Count to 20'))
    await expect.poll(() => upstream.length).toBeGreaterThan(0)
    await services.streamLog.requestStop(answerId)
    await done
    const [row] = await rowsOfAnswer(services, answerId)
    expect(row?.inputTokens).toBeGreaterThan(0)
    expect(row?.inputTokens).toBeLessThanOrEqual((real?.inputTokens ?? 0) + (real?.cacheWriteTokens ?? 0))
  })

  test('a call that is over before it goes out has no row and costs nothing', async () => {
    const { services, upstream } = metered()
    const ownerId = await makePerson()
    const { stream, settled } = createCallMeter(services, { ownerId, chatId: newId() })
    const request = { model: 'claude-haiku-5-5', max_tokens: 50, messages: [{ role: 'user' as const, content: 'Hi' }] }
    const watch = { onBytes() {}, onRawEvent() {}, onSkippedEvent() {} }
    for await (const _event of stream(request, { purpose: 'title', retry: 0, signal: AbortSignal.abort(), ...watch }));
    await settled()
    expect([upstream.length, await spendingOf(services, ownerId)]).toEqual([0, 0])
  })

  test('calls that the provider refused, or never got, leave no row and cost nothing', async () => {
    const { services, upstream } = metered()
    const ownerId = await makePerson()
    const { answerId, done } = await start(services, asking('Count to 20 fault:http-401'), ownerId)
    await done
    expect(upstream.length).toBeGreaterThan(0)
    expect(await rowsOfAnswer(services, answerId)).toEqual([])
    const lost = metered({ fetch: async () => Promise.reject(new TypeError('fetch failed')) })
    const unheard = await start(lost.services, asking('Count to 20'), ownerId)
    await unheard.done
    expect(await spendingOf(services, ownerId)).toBe(0)
  })

  test('a call beside the answers has its row as well, and so has the title', async () => {
    const { services, upstream } = metered()
    const ownerId = await makePerson()
    const request = asking('Count to 20')
    await (await start(services, request, ownerId)).done
    const { stream, settled } = createCallMeter(services, { ownerId, chatId: request.id })
    const title = {
      model: 'claude-haiku-5-5',
      max_tokens: 50,
      messages: [{ role: 'user' as const, content: 'Count to 20' }],
    }
    const watch = { onBytes() {}, onRawEvent() {}, onSkippedEvent() {} }
    const options = { purpose: 'classify' as const, retry: 0, signal: new AbortController().signal, ...watch }
    for await (const _event of stream(title, options));
    await settled()
    const rows = await services.database.queries.select().from(usageCalls).where(eq(usageCalls.ownerId, ownerId))
    expect(rows.map(({ purpose }) => purpose).sort()).toEqual(['answer', 'classify', 'title'])
    const row = rows.find(({ purpose }) => purpose === 'classify')
    expect(row && figures(row)).toEqual(upstream.filter((call) => call.purpose === 'classify').map(figures)[0])
    expect(row).toMatchObject({ chatId: request.id, answerId: null, model: 'claude-haiku-5-5' })
  })
})

describe('a database that fails', () => {
  /** An answer's id, when it and all that is entered beside it has ended. */
  const answerWithoutWaits = (services: Services) =>
    withoutWaits(async () => {
      const { answerId, done } = await start(services, asking('Count to 20'))
      await done
      return answerId
    })

  /** Services whose database refuses the first `times` ledger entries. */
  function failing(times: number) {
    const { services, upstream } = metered()
    let failures = 0
    const { queries } = services.database
    const flaky = new Proxy(queries, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (name !== 'execute' || typeof value !== 'function') return value
        return (...call: unknown[]) => {
          if (!JSON.stringify(call).includes('insert into usage_calls')) return value.apply(target, call)
          failures += 1
          return failures <= times ? Promise.reject(new Error('out of order')) : value.apply(target, call)
        }
      },
    })
    const lines: string[] = []
    const log = { ...services.log, error: (event: string) => lines.push(event) }
    return { services: { ...services, log, database: { ...services.database, queries: flaky } }, upstream, lines }
  }

  test('is tried again, and the answer is whole', async () => {
    const { services, upstream } = failing(2)
    const answerId = await answerWithoutWaits(services)
    expect((await rowsOfAnswer(services, answerId)).map(figures)).toEqual(ofAnswers(upstream).map(figures))
  })

  test('for good: the answer is whole all the same, and the loss is in the log', async () => {
    const { services, lines } = failing(Number.POSITIVE_INFINITY)
    const answerId = await answerWithoutWaits(services)
    const finish = (await readChunks(services, answerId)).at(-1)?.chunk
    expect(finish).toMatchObject({ type: 'finish', messageMetadata: { status: 'complete' } })
    expect(new Set(lines)).toEqual(new Set(['usage not stored']))
  })

  test('an entry that is written twice counts once', async () => {
    const { services } = metered()
    const ownerId = await makePerson()
    const { writeEntry } = await import('./ledger')
    const row = {
      id: newId(),
      chatId: null,
      purpose: 'title',
      model: 'x',
      ...NO_USAGE,
      estimated: false,
      simulated: false,
      pricesDate: PRICES_READ.date,
      durationMs: 1,
      startedAt: new Date(),
    }
    const entry = { ownerId, row, chargeMicroUsd: 7, reservation: undefined, endedAt: new Date() }
    await writeEntry(services.database, services.log, entry)
    await writeEntry(services.database, services.log, entry)
    expect(await spendingOf(services, ownerId)).toBe(7)
  })
})
