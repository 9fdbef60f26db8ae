import { expect, test } from 'vitest'
import { paceIn, withoutPace, withPace } from './pace-words'

test('a question carries its pace, and is itself again without it', () => {
  const pace = { tokensPerSecond: 62, firstWordMs: 4_000, burstTokens: 40 }
  const sent = withPace('Why is the sky blue?', pace)
  expect(sent).toBe('Why is the sky blue? pace:62 first-word:4000 burst:40')
  expect(paceIn(sent)).toEqual(pace)
  expect(withoutPace(sent)).toBe('Why is the sky blue?')
  expect(withPace('Hello', {})).toBe('Hello')
})

test.each([
  ['pace:0', { tokensPerSecond: 10 }],
  ['pace:999999', { tokensPerSecond: 1_000 }],
  ['first-word:999999', { firstWordMs: 10_000 }],
  ['burst:0', { burstTokens: 1 }],
  ['burst:999999', { burstTokens: 100 }],
])('%s is kept within bounds', (question, pace) => {
  expect(paceIn(question)).toEqual(pace)
})

test.each(['pace:', 'pace:-1', 'pace:1e9', 'pace:9999999', 'a pace:10x', 'space:10', 'Pace:10', 'pace: 10'])(
  '"%s" is text like any other',
  (question) => {
    expect(paceIn(question)).toEqual({})
    expect(withoutPace(question)).toBe(question)
  },
)
