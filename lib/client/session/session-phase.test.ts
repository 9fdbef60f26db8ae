/** The phases of a session: as they are drawn, and as they come whatever happens. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPhaseDiagram } from '@/lib/client/fixtures/phase-diagram'
import { randomSession } from '@/lib/client/fixtures/random-session'
import { rounds } from '@/scripts/rounds.mjs'
import { isAnswering, type SessionEvent, TRANSITIONS } from './session-phase'
import type { Transition } from './session-state'

const DRAWN = readPhaseDiagram()

test('the diagram in docs/architecture.md has every transition of the table, and no other', () => {
  const table = Object.entries(TRANSITIONS).flatMap(([from, events]) =>
    Object.entries(events).map(([event, to]) => `${from} ${event} ${to}`),
  )
  expect([...DRAWN].sort()).toEqual(table.sort())
})

/** Events that no phase may pass over where they are reported. */
const NEVER_LOST: ReadonlySet<SessionEvent> = new Set([
  'ask',
  'continue',
  'respond',
  'withdraw',
  'tools-done',
  'ended',
  'not-found',
])

const STEP = fc.record({ isServer: fc.boolean(), what: fc.nat(999), by: fc.nat(9_999) })
const STEPS = fc.array(STEP, { minLength: 60, maxLength: 180, size: 'max' })

test('whatever server, reader and clock do, every step is drawn, and the session comes to rest', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(STEPS, async (steps) => {
      const transitions: Transition[] = []
      const { session, store, play, finish } = randomSession((transition) => transitions.push(transition))
      for (const step of steps) {
        await play(step)
        const phase = session.phase()
        expect(session.running() !== undefined).toBe(phase === 'executing' || isAnswering(phase))
      }
      await finish()
      expect(store.entries().filter(({ status }) => status === 'held')).toEqual([])
      const last = store.entries().at(-1)
      const isWaiting = last?.role === 'assistant' && last.status === 'waiting'
      expect(session.phase()).toBe(isWaiting ? 'deciding' : 'idle')
      let phase = 'idle'
      for (const { from, event, to } of transitions) {
        expect(from).toBe(phase)
        if (to === undefined) expect(NEVER_LOST).not.toContain(event)
        else expect(DRAWN).toContain(`${from} ${event} ${to}`)
        seen.add(`${from} ${event} ${to}`)
        phase = to ?? phase
      }
    }),
  )
  // What is drawn happens.
  if (rounds(100, 1_000) >= 1_000) expect([...DRAWN].filter((step) => !seen.has(step))).toEqual([])
})
