/** Whoever asks little does not wait for all of those who bring much. */
import { expect, test } from 'vitest'
import { createLargeStatementQueue } from './large-statements'

/** A connection that works off one statement after the other, in the order in which they come. */
function inLine() {
  let line: Promise<unknown> = Promise.resolve()
  const done: string[] = []
  const turns = createLargeStatementQueue()
  const ask = (name: string, ...values: unknown[]) =>
    turns(values, () => {
      const result = line.then(() => done.push(name))
      line = result
      return result
    })
  return { ask, done }
}

const large = 'x'.repeat(100_000)

test('between two that bring much those have their turn that came meanwhile', async () => {
  const { ask, done } = inLine()
  const all = [
    ask('a', large),
    ask('b', Buffer.from(large)),
    ask('c', [['x', large]]),
    ask('1', 'x'),
    ask('2', 7, null),
  ]
  await Promise.all(all)
  expect(done).toEqual(['1', '2', 'a', 'b', 'c'])
})

test('many small values are as much as a large one, and one that fails lets the next have its turn', async () => {
  const turns = createLargeStatementQueue()
  const many = Array.from({ length: 1_000 }, () => 'x'.repeat(100))
  const failed = turns([many], () => Promise.reject(new Error('no')))
  let hasBegun = false
  const next = turns([large], async () => {
    hasBegun = true
  })
  expect(hasBegun).toBe(false)
  await expect(failed).rejects.toThrow('no')
  await next
  expect(hasBegun).toBe(true)
})
