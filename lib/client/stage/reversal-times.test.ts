/** When a reversal was said and taken back. */
import { expect, test } from 'vitest'
import { REVERSALS } from '@/lib/shared/text/reversals'
import type { Moment } from '@/lib/stream/timeline'
import { reversalTimes } from './reversal-times'

const { said, takenBack } = REVERSALS.medical

function moments(...texts: string[]): Moment[] {
  return texts.map((delta, at) => ({ at: (at + 1) * 100, chunks: [{ type: 'text-delta', id: '0', delta }] }))
}

test('each counts from when its last character had come', () => {
  const run = moments(
    'First. ',
    said.slice(0, 10),
    said.slice(10),
    ' And more. ',
    takenBack.slice(0, -1),
    takenBack.slice(-1),
  )
  expect(reversalTimes(run)).toEqual({ said, takenBack, saidMs: 300, takenBackMs: 600 })
})

test('an answer that takes nothing back has none', () => {
  expect(reversalTimes(moments('Hello'))).toBeUndefined()
})
