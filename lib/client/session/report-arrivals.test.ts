// @vitest-environment happy-dom
/** What a page reports of an answer's arrivals, and when it reports nothing. */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newArrivals, noteArrival, notePause } from '@/lib/client/store/arrivals'
import { type Answer, newAnswer } from '@/lib/client/store/entry'
import { arrivalsReport } from '@/lib/shared/api/requests'
import { reportArrivals, toReport } from './report-arrivals'

const sent: Array<{ path: string; body: string }> = []
let status = 204

beforeEach(() => {
  vi.useFakeTimers()
  sent.length = 0
  status = 204
  vi.stubGlobal('fetch', async (path: string, { body }: { body: string }) => {
    sent.push({ path, body })
    return new Response(status === 204 ? null : '{"error":{"code":"not_found","message":"","retryable":false}}', {
      status,
    })
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function ended(change: Partial<Answer> = {}): Answer {
  const arrivals = newArrivals()
  for (let at = 0; at < 20; at += 1) noteArrival(arrivals, 300 + 16.66 * at, 4)
  return { ...newAnswer('key', 0), id: 'answer', status: 'complete', arrivals, ...change }
}

async function reported(answer: Answer) {
  const report = reportArrivals('chat', answer)
  await vi.runAllTimersAsync()
  await report
}

test('an ended answer is reported once, with numbers that the route accepts', async () => {
  await reported(ended())
  expect(sent.map(({ path }) => path)).toEqual(['/api/chats/chat/recordings/answer/arrivals'])
  const body = JSON.parse(sent[0]?.body ?? '')
  expect(arrivalsReport.safeParse(body).success).toBe(true)
  expect(body.times.slice(0, 3)).toEqual([300, 316.7, 333.3])
  expect(body.sizes).toHaveLength(20)
})

test.each([
  ['failed', { status: 'error' as const }],
  ['waits for a decision', { status: 'waiting' as const }],
  ['has no id', { id: '' }],
  ['came while the page was hidden', { arrivals: { ...ended().arrivals, wasHidden: true } }],
  ['never came', { arrivals: newArrivals() }],
])('nothing is reported of an answer that %s', async (_what, change) => {
  await reported(ended(change))
  expect(sent).toEqual([])
})

test('a report that is refused is ignored and not repeated', async () => {
  status = 404
  await expect(reported(ended())).resolves.toBeUndefined()
  expect(sent).toHaveLength(1)
})

test('whatever arrived, the report is one that the route accepts, and no character is lost', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          wait: fc.double({ min: 0, max: 50, noNaN: true }),
          size: fc.integer({ min: 1, max: 900 }),
          isPause: fc.boolean(),
        }),
        { minLength: 1, maxLength: 200 },
      ),
      (given) => {
        const arrivals = newArrivals()
        let time = 0
        for (const { wait, size, isPause } of given) {
          time += wait
          if (isPause) notePause(arrivals, time)
          noteArrival(arrivals, time, size)
        }
        const report = toReport(arrivals)
        expect(arrivalsReport.safeParse(report).success).toBe(true)
        const sum = (sizes: readonly number[]) => sizes.reduce((all, each) => all + each, 0)
        expect(sum(report.sizes)).toBe(sum(given.map(({ size }) => size)))
      },
    ),
  )
})
