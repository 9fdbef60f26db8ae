import { expect, test } from 'vitest'
import { contextFor } from '@/lib/server/simulator/testing'
import { splitTokens } from '@/lib/server/simulator/tokens'
import { BURST_PAUSE_MS, bursts } from './bursts'

test('each burst is one delta of 50 to 80 tokens, and there is a pause between any two', () => {
  const steps = bursts.steps(contextFor(bursts.question))
  const texts = steps.flatMap((step) => (step.type === 'say' ? [step.text] : []))
  for (const [at, step] of steps.entries()) {
    if (at % 2 === 1) expect(step).toEqual({ type: 'pause', ms: BURST_PAUSE_MS })
    else expect(step).toEqual({ type: 'say', text: texts[at / 2], deltas: [texts[at / 2]] })
  }
  expect(BURST_PAUSE_MS).toBe(450)
  expect(steps).toHaveLength(2 * texts.length - 1)
  const sizes = texts.map((text) => splitTokens(text).length)
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(50)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(80)
  expect(new Set(sizes).size).toBeGreaterThan(4)
  const words = texts.join('').split(/\s+/).length
  expect(words).toBeGreaterThan(550)
  expect(words).toBeLessThan(700)
})
