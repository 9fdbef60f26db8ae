import { expect, test } from 'vitest'
import type { UpstreamCall } from '@/bench/processes/upstream-process'
import type { SeenAnswer } from './reader'
import { judge } from './verdict'

const WHOLE = 'w000001 w000002 w000003'
const PART = 'w000001 w000002'

const seen = (text: string, status: SeenAnswer['status'], change: Partial<SeenAnswer> = {}): SeenAnswer => ({
  text,
  status,
  refusal: undefined,
  continues: 0,
  stoppedAt: undefined,
  ...change,
})

const call = (retry = 0): UpstreamCall => ({
  name: 'a',
  retry,
  first: 0,
  startedAt: 0,
  stamps: [],
  ended: null,
  endedAt: undefined,
})

const kindOf = (...[sight, stored, calls = [call()]]: [SeenAnswer, Parameters<typeof judge>[2], UpstreamCall[]?]) =>
  judge(3, sight, stored, calls).kind

test('whole, complete and stored is correct', () => {
  expect(kindOf(seen(WHOLE, 'complete'), { text: WHOLE, status: 'complete' })).toBe('correct')
})

test('a partial answer with an honest status is labelled', () => {
  expect(kindOf(seen(PART, 'interrupted'), { text: 'w000001', status: 'interrupted' })).toBe('labelled')
  expect(kindOf(seen(PART, 'stopped'), { text: PART, status: 'stopped' })).toBe('labelled')
  expect(kindOf(seen('', undefined, { refusal: 'storage_down' }), undefined, [])).toBe('labelled')
})

test('a partial answer that is called complete is wrong, on the page and in the store', () => {
  expect(kindOf(seen(PART, 'complete'), { text: WHOLE, status: 'complete' })).toBe('wrong')
  expect(kindOf(seen(WHOLE, 'complete'), { text: PART, status: 'complete' })).toBe('wrong')
  expect(kindOf(seen(WHOLE, 'complete'), { text: PART, status: 'interrupted' })).toBe('wrong')
})

test('a text with a gap or a repeated piece is wrong, whatever its status', () => {
  const verdict = judge(3, seen('w000001 w000003', 'interrupted'), { text: PART, status: 'interrupted' }, [call()])
  expect(verdict).toMatchObject({ kind: 'wrong', reasons: [expect.stringContaining('at 14')] })
  expect(kindOf(seen('w000001w000001', 'error'), { text: '', status: 'error' })).toBe('wrong')
})

test('an answer without an end is wrong', () => {
  expect(kindOf(seen(PART, undefined), { text: PART, status: 'interrupted' })).toBe('wrong')
  expect(kindOf(seen(PART, 'interrupted'), { text: PART, status: undefined })).toBe('wrong')
})

test('a second call is wrong, unless it is a retry or the next segment', () => {
  const whole = { text: WHOLE, status: 'complete' as const }
  expect(kindOf(seen(WHOLE, 'complete'), whole, [call(), call()])).toBe('wrong')
  expect(kindOf(seen(WHOLE, 'complete'), whole, [call(), call(1), call(2)])).toBe('correct')
  expect(kindOf(seen(WHOLE, 'complete'), whole, [call(), call(1), call(2), call(3)])).toBe('wrong')
  expect(kindOf(seen(WHOLE, 'complete', { continues: 1 }), whole, [call(), call()])).toBe('correct')
})
