/** What limits owe to a site, wherever they count. */
import { describe, expect, test } from 'vitest'
import { readConfig } from '@/lib/server/config'
import type { Origin } from '@/lib/server/http/client-address'
import { newId } from '@/lib/shared/ids'
import type { LimitSettings, Limits } from './limits'

/** Settings as an environment gives them. */
export function settings(environment: Record<string, string>): LimitSettings {
  return readConfig({ AUTH_SECRET: 'a secret for tests only', ...environment }).limits
}

/** A visitor's address that nobody else has. */
export const somewhere = (): Origin => ({ address: `198.51.100.${newId()}`, isLocal: false })

const LOCAL: Origin = { address: '127.0.0.1', isLocal: true }

const outcomes = async (attempts: Array<Promise<unknown>>) =>
  (await Promise.allSettled(attempts)).map((each) => (each.status === 'fulfilled' ? 'in' : each.reason.code))

/** Runs the contract; `make` gives the limits of one server, several of which count together when they can. */
export function limitsContract(name: string, make: (settings: LimitSettings) => Limits) {
  describe(`limits ${name}`, () => {
    test('T33: so many answers a minute for a person, from whatever address, and it says when to come back', async () => {
      const limits = make(settings({ ANSWERS_PER_MINUTE_PER_PERSON: '3', ANSWERS_AT_ONCE_PER_PERSON: 'off' }))
      const ownerId = newId()
      for (let sent = 0; sent < 3; sent += 1) (await limits.beginAnswer(ownerId, somewhere()))()
      const error = await limits.beginAnswer(ownerId, somewhere()).catch((thrown) => thrown)
      expect(error).toMatchObject({ code: 'rate_limited', status: 429 })
      expect(error.retryAfter).toBeGreaterThan(0)
      expect(error.retryAfter).toBeLessThanOrEqual(60)
      expect(error.message).toMatch(/^You have asked very often in the last minute\. Try again in \d+ seconds?\.$/)
    })

    test('T33: so many answers a minute from an address, for whatever person', async () => {
      const limits = make(settings({ ANSWERS_PER_MINUTE_PER_ADDRESS: '5' }))
      const origin = somewhere()
      const sent = Array.from({ length: 50 }, async () => (await limits.beginAnswer(newId(), origin))())
      expect((await outcomes(sent)).filter((outcome) => outcome === 'in')).toHaveLength(5)
      await expect(limits.beginAnswer(newId(), somewhere())).resolves.toBeDefined()
    })

    test('T35: of many at the same moment exactly as many run at once as may', async () => {
      const limits = make(settings({ ANSWERS_AT_ONCE_PER_PERSON: '4', ANSWERS_PER_MINUTE_PER_PERSON: 'off' }))
      const ownerId = newId()
      const origin = somewhere()
      const leaves: Array<() => void> = []
      const begin = () => limits.beginAnswer(ownerId, origin).then((leave) => leaves.push(leave))
      expect((await outcomes(Array.from({ length: 30 }, begin))).filter((outcome) => outcome === 'in')).toHaveLength(4)
      for (const leave of leaves.splice(0)) {
        leave()
        leave()
      }
      const again = async () => {
        await outcomes([begin()])
        return leaves.length
      }
      await expect.poll(again).toBe(4)
      await again()
      expect(leaves).toHaveLength(4)
      for (const leave of leaves) leave()
    })

    test('a refused answer takes no place', async () => {
      const limits = make(settings({ ANSWERS_AT_ONCE_PER_PERSON: '1', ANSWERS_AT_ONCE_PER_ADDRESS: '1' }))
      const origin = somewhere()
      const [one, two] = [newId(), newId()]
      const leave = await limits.beginAnswer(one, origin)
      await expect(limits.beginAnswer(two, origin)).rejects.toMatchObject({ code: 'rate_limited' })
      // The refused person has no answer running: elsewhere theirs begins.
      await expect.poll(() => limits.beginAnswer(two, somewhere()).then(() => 'in', String)).toBe('in')
      leave()
    })

    test('T35: a flood of guests from one address is cut off, others are not affected', async () => {
      const limits = make(settings({ GUESTS_PER_HOUR_PER_ADDRESS: '10' }))
      const origin = somewhere()
      const made = await outcomes(Array.from({ length: 200 }, () => limits.makeGuest(origin)))
      expect(made.filter((outcome) => outcome === 'in')).toHaveLength(10)
      await expect(limits.makeGuest(somewhere())).resolves.toBeUndefined()
    })

    test('imports are counted for a person and for an address, exports for a person; both say when to come back', async () => {
      const limits = make(
        settings({
          IMPORTS_PER_MINUTE_PER_PERSON: '3',
          IMPORTS_PER_MINUTE_PER_ADDRESS: '5',
          EXPORTS_PER_MINUTE_PER_PERSON: '2',
        }),
      )
      const many = (count: number, call: () => Promise<void>) => outcomes(Array.from({ length: count }, call))
      const inside = (sent: string[]) => sent.filter((outcome) => outcome === 'in').length
      const [one, origin] = [newId(), somewhere()]
      expect(inside(await many(10, () => limits.takeImport(one, somewhere())))).toBe(3)
      expect(inside(await many(10, () => limits.takeImport(newId(), origin)))).toBe(5)
      expect(inside(await many(10, () => limits.takeExport(one, somewhere())))).toBe(2)
      const refused = await limits.takeImport(one, somewhere()).catch((thrown) => thrown)
      expect(refused).toMatchObject({ code: 'rate_limited' })
      expect(refused.message).toMatch(/^You have imported a lot in the last minute\. Try again in \d+ seconds?\.$/)
      expect(refused.retryAfter).toBeGreaterThan(0)
    })

    test('so many searches a minute for a person and from an address, and it says when to come back', async () => {
      const limits = make(settings({ SEARCHES_PER_MINUTE_PER_PERSON: '3', SEARCHES_PER_MINUTE_PER_ADDRESS: '5' }))
      const origin = somewhere()
      const search = (ownerId: string, times: number) =>
        outcomes(Array.from({ length: times }, () => limits.takeSearch(ownerId, origin)))
      expect((await search(newId(), 5)).filter((outcome) => outcome === 'in')).toHaveLength(3)
      expect((await search(newId(), 3)).filter((outcome) => outcome === 'in')).toHaveLength(2)
      const error = await limits.takeSearch(newId(), origin).catch((thrown) => thrown)
      expect(error).toMatchObject({ code: 'rate_limited', message: expect.stringMatching(/Try again in \d+ second/) })
    })

    test('reports of pages have the limits of answers, and do not count as answers', async () => {
      const limits = make(settings({ ANSWERS_PER_MINUTE_PER_PERSON: '3', ANSWERS_PER_MINUTE_PER_ADDRESS: '5' }))
      const [one, origin] = [newId(), somewhere()]
      const report = (ownerId: string, from: Origin) =>
        outcomes(Array.from({ length: 10 }, () => limits.takeReport(ownerId, from)))
      expect((await report(one, somewhere())).filter((outcome) => outcome === 'in')).toHaveLength(3)
      expect((await report(newId(), origin)).filter((outcome) => outcome === 'in')).toHaveLength(3)
      expect((await report(newId(), origin)).filter((outcome) => outcome === 'in')).toHaveLength(2)
      const leave = await limits.beginAnswer(one, origin)
      leave()
    })

    test('T34: requests without an address share one bucket', async () => {
      const limits = make(settings({ ANSWERS_PER_MINUTE_PER_ADDRESS: '2', GUESTS_PER_HOUR_PER_ADDRESS: '2' }))
      const nowhere: Origin = { address: undefined, isLocal: false }
      const sent = await outcomes(Array.from({ length: 5 }, () => limits.beginAnswer(newId(), nowhere)))
      expect(sent.filter((outcome) => outcome === 'rate_limited').length).toBeGreaterThanOrEqual(3)
    })

    test('a default limit does not count local requests; a configured one does', async () => {
      const ownerId = newId()
      const many = () => Array.from({ length: 100 }, () => ownerId)
      const standard = make(settings({}))
      expect(new Set(await outcomes(many().map((id) => standard.beginAnswer(id, LOCAL))))).toEqual(new Set(['in']))
      const set = make(settings({ ANSWERS_AT_ONCE_PER_PERSON: '2' }))
      const sent = await outcomes(many().map((id) => set.beginAnswer(id, LOCAL)))
      expect(sent.filter((outcome) => outcome === 'in')).toHaveLength(2)
      const visitor = somewhere()
      const abroad = await outcomes(many().map(() => standard.beginAnswer(ownerId, visitor)))
      expect(abroad).toContain('rate_limited')
    })
  })
}
