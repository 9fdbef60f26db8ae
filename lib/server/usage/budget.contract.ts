/** What a budget owes to a site, on any database. */
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeGuest } from '@/lib/server/auth/session'
import type { Database } from '@/lib/server/database/database'
import { reservations, spending, usageCalls } from '@/lib/server/database/schema'
import { SITE } from '@/lib/server/database/usage/spending'
import { servicesOver } from '@/lib/server/generation/fixtures/simulated-services'
import { asking, start } from '@/lib/server/generation/fixtures/test-services'
import { createLeases } from '@/lib/server/generation/leases'
import type { Services } from '@/lib/server/services'
import { simulatorFetch } from '@/lib/server/simulator/simulator'
import { newId } from '@/lib/shared/ids'
import { utcDay } from '@/lib/shared/utc-day'
import { rounds } from '@/scripts/rounds.mjs'
import { createBudget } from './budget'
import { ceilingOf, toMicroUsd } from './charge'
import { billedMicroUsd, logUpstream, type UpstreamCall } from './fixtures/upstream-log'

/** Two servers on one database, as two processes would open it. */
export interface TwoServers {
  databases: [Database, Database]
  remove(): Promise<void>
}

const QUESTION = 'Count to 20'
const SENDS = rounds(200, 1_000)
// As many as two servers have connections to a Postgres: on a busy machine those that wait for one give up.
const SENDS_OF_ONE = rounds(20, 50)

/** Runs the contract. */
export function budgetContract(name: string, open: () => Promise<TwoServers>) {
  describe(`a budget on ${name}`, () => {
    let opened: TwoServers
    beforeAll(async () => {
      opened = await open()
    }, 120_000)
    afterAll(() => opened?.remove())

    /** Two servers with a budget, and the log of the one upstream that both call. */
    function site(environment: Record<string, string>) {
      const upstream = logUpstream(simulatorFetch({ ttftMs: 0, tokensPerSecond: 0 }))
      const servers = opened.databases.map((database): Services => {
        const { services } = servicesOver(upstream.fetch, environment)
        const { config, log } = services
        return {
          ...services,
          database,
          leases: createLeases(database, log),
          budget: createBudget(database, config.caps, log),
        }
      }) as [Services, Services]
      return { servers, upstream: upstream.calls }
    }

    const [first] = [() => opened.databases[0].queries]
    const person = async () => (await makeGuest(first())).person.id
    const row = async (scope: string) => {
      const [found] = await first().select().from(spending).where(eq(spending.scope, scope))
      return found ?? { spentMicroUsd: 0, reservedMicroUsd: 0 }
    }
    const clear = async () => {
      for (const table of [spending, reservations, usageCalls]) await first().delete(table)
    }

    /** Sends to both servers by turns, all at once; returns how each send was answered. */
    async function sendAll(servers: readonly Services[], owners: readonly string[]) {
      const outcomes = await Promise.allSettled(
        owners.map(async (ownerId, at) => {
          const server = servers[at % servers.length] as Services
          const { done } = await start(server, asking(QUESTION), ownerId)
          await done
        }),
      )
      return outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'answered' : outcome.reason.code))
    }

    async function expectBooksToBalance(upstream: readonly UpstreamCall[], owners: readonly string[]) {
      const billed = billedMicroUsd(upstream)
      expect(await row(SITE)).toMatchObject({ spentMicroUsd: billed, reservedMicroUsd: 0 })
      let ofPeople = 0
      for (const ownerId of new Set(owners)) {
        const { spentMicroUsd, reservedMicroUsd } = await row(ownerId)
        expect(reservedMicroUsd).toBe(0)
        ofPeople += spentMicroUsd
      }
      expect(ofPeople).toBe(billed)
      expect(await first().select().from(reservations)).toEqual([])
      const calls = await first().select().from(usageCalls)
      expect(calls.reduce((sum, { costUsd }) => sum + toMicroUsd(costUsd ?? 0), 0)).toBe(billed)
    }

    test(`T33: ${SENDS_OF_ONE} parallel sends of one person against a budget for one, over two servers`, async () => {
      await clear()
      const { servers, upstream } = site({ DAILY_BUDGET_USD: '0.0001' })
      const ownerId = await person()
      const owners = Array.from({ length: SENDS_OF_ONE }, () => ownerId)
      const outcomes = await sendAll(servers, owners)
      expect(outcomes.filter((outcome) => outcome === 'answered')).toHaveLength(1)
      expect(new Set(outcomes)).toEqual(new Set(['answered', 'budget_spent']))
      expect(ofAnswers(upstream)).toHaveLength(1)
      await expectBooksToBalance(upstream, owners)
    })

    test(`T33: ${SENDS} parallel sends of many guests spend at most the cap and one reserve`, async () => {
      await clear()
      const { servers, upstream } = site({ DAILY_BUDGET_USD: '0.5', DAILY_BUDGET_PER_PERSON_USD: '0.3' })
      const guests = await Promise.all(Array.from({ length: SENDS / 10 }, person))
      const owners = Array.from({ length: SENDS }, (_, at) => guests[at % guests.length] ?? '')
      const outcomes = await sendAll(servers, owners)
      const answered = outcomes.filter((outcome) => outcome === 'answered').length
      expect(answered).toBe(ofAnswers(upstream).length)
      expect(answered).toBeGreaterThan(0)
      expect(billedMicroUsd(upstream)).toBeLessThanOrEqual(500_000 + oneReserve())
      await expectBooksToBalance(upstream, owners)
    }, 120_000)

    test('T33: a person’s own cap stops only that person', async () => {
      await clear()
      const { servers } = site({ DAILY_BUDGET_PER_PERSON_USD: '0.0001' })
      const [eager, patient] = [await person(), await person()]
      expect(
        (
          await sendAll(
            servers,
            Array.from({ length: 10 }, () => eager),
          )
        ).sort(),
      ).toEqual(['answered', ...Array.from({ length: 9 }, () => 'budget_spent')])
      expect(await sendAll(servers, [patient])).toEqual(['answered'])
    })

    test('what a killed server held is free within a minute, and what a living one holds is not', async () => {
      await clear()
      const { servers } = site({ DAILY_BUDGET_USD: '0.0001' })
      const ownerId = await person()
      const [killed, living] = servers
      const request = { model: 'claude-sonnet-5-5', max_tokens: 100, messages: [] }
      const reserve = ({ budget, database }: Services) =>
        database.transaction((queries) => budget.reserve(queries, ownerId, request))
      vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
      try {
        await reserve(killed)
        expect(await sendAll([living], [ownerId])).toEqual(['budget_spent'])
        vi.setSystemTime(Date.now() + 60_000)
        expect(await sendAll([living], [ownerId])).toEqual(['answered'])
        await clear()
        const held = await reserve(living)
        if (!held) throw new Error('nothing was held back')
        living.budget.hold(held)
        for (let seconds = 0; seconds < 180; seconds += 15) {
          const [before] = await first().select().from(reservations)
          await vi.advanceTimersByTimeAsync(15_000)
          await expect.poll(() => first().select().from(reservations)).not.toEqual([before])
        }
        expect(await sendAll([killed], [ownerId])).toEqual(['budget_spent'])
        living.budget.letGo(held)
      } finally {
        vi.useRealTimers()
      }
    })

    test('counters are never negative, and what dead processes held comes back before anyone is refused', async () => {
      await clear()
      const { servers } = site({ DAILY_BUDGET_USD: '0.0001' })
      const ownerId = await person()
      const { budget, database } = servers[0]
      const request = { model: 'claude-sonnet-5-5', max_tokens: 100, messages: [] }
      await database.transaction((queries) => budget.reserve(queries, ownerId, request))
      expect(await sendAll(servers, [ownerId])).toEqual(['budget_spent'])
      await first()
        .update(reservations)
        .set({ expiresAt: new Date(0) })
      expect(await sendAll(servers, [ownerId])).toEqual(['answered'])
      await budget.releaseExpired()
      await first()
        .insert(reservations)
        .values({
          id: newId(),
          day: utcDay(new Date()),
          userId: ownerId,
          amountMicroUsd: 1_000_000,
          expiresAt: new Date(0),
        })
      expect(await budget.releaseExpired()).toBe(true)
      const negative = sql`${spending.reservedMicroUsd} < 0 or ${spending.spentMicroUsd} < 0`
      expect(await first().select().from(spending).where(negative)).toEqual([])
    })
  })
}

const ofAnswers = (upstream: readonly UpstreamCall[]) => upstream.filter(({ purpose }) => purpose === 'answer')

/** The most that a call of the question can cost. */
function oneReserve(): number {
  return (
    ceilingOf({
      model: 'claude-sonnet-5-5',
      max_tokens: 16_000,
      messages: [{ role: 'user', content: 'x'.repeat(5_000) }],
    }) ?? 0
  )
}
