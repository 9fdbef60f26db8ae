/** The segments of a continued answer add up to the answer that was not cut. */
import { expect, test } from 'vitest'
import { contextOf } from '@/lib/server/simulator/context'
import { GO_ON } from '@/lib/shared/continue-words'
import { stepsFor } from './scripts'
import { countingDeltas } from './texts/count'

function textAfter(question: string, said: string): string {
  const messages = [
    { role: 'user' as const, content: question },
    { role: 'assistant' as const, content: said },
    { role: 'user' as const, content: GO_ON },
  ]
  const steps = stepsFor(contextOf({ model: 'claude-sonnet-5-5', max_tokens: 100, messages }))
  return steps.map((step) => (step.type === 'say' ? step.text : '')).join('')
}

test('wherever it was cut', () => {
  const whole = countingDeltas(12).join('')
  for (let at = 1; at < whole.length; at += 1) {
    expect(whole.slice(0, at) + textAfter('count to 12', whole.slice(0, at))).toBe(whole)
  }
})

test('after the end of a script’s text, it adds a few words', () => {
  expect(textAfter('count to 3', countingDeltas(3).join(''))).toContain('second call')
})
