/** Waiting questions: in order, stored, each in one tab only. */
import { expect, test } from 'vitest'
import { createQueue, type QueuedQuestion, type QueueStorage } from './queue'

/** The storage and the locks of a browser, for as many tabs as a test opens. */
function browser() {
  const kept = new Map<string, QueuedQuestion>()
  const lines = new Map<string, Array<() => void>>()
  const next = (id: string) => lines.get(id)?.[0]?.()
  const tab = (): QueueStorage => ({
    read: () => [...kept.values()],
    write: (question) => void kept.set(question.id, question),
    remove: (id) => void kept.delete(id),
    claim: (id) =>
      new Promise((resolve) => {
        const line = lines.get(id) ?? []
        lines.set(id, line)
        line.push(() =>
          resolve(() => {
            line.shift()
            next(id)
          }),
        )
        if (line.length === 1) next(id)
      }),
  })
  const close = (id: string) => {
    lines.get(id)?.shift()
    next(id)
  }
  return { tab, kept, close }
}

const settle = () => new Promise(setImmediate)
const textsOf = (queue: ReturnType<typeof createQueue>) => queue.view().questions.map(({ text }) => text)
const question = (id: string, createdAt: string): QueuedQuestion => ({ id, text: id, createdAt })

test('questions wait in the order in which they were written, and are taken in that order', () => {
  const { tab, kept } = browser()
  const queue = createQueue(tab())
  queue.putBack(question('second', '2026-11-21T10:00:02Z'))
  queue.putBack(question('third', '2026-11-21T10:00:03Z'))
  queue.putBack(question('first', '2026-11-21T10:00:01Z'))
  expect(textsOf(queue)).toEqual(['first', 'second', 'third'])
  expect(queue.take()?.id).toBe('first')
  expect([...kept.keys()]).toEqual(['second', 'third'])
})

test('a question can be edited and removed, and is not taken while it is being edited', () => {
  const { tab, kept } = browser()
  const queue = createQueue(tab())
  queue.add('one')
  queue.add('two')
  const [one, two] = queue.view().questions
  queue.edit(one?.id)
  expect(queue.take()).toBeUndefined()
  queue.change(one?.id ?? '', 'other words')
  expect(queue.view()).toMatchObject({ questions: [{ id: one?.id, text: 'other words' }, {}], editing: undefined })
  expect(kept.get(one?.id ?? '')?.text).toBe('other words')
  queue.remove(two?.id ?? '')
  expect(queue.take()).toMatchObject({ id: one?.id, text: 'other words' })
  expect(queue.take()).toBeUndefined()
  expect(kept.size).toBe(0)
})

test('a reload finds the queue; another tab does not get it while the first one is open', async () => {
  const { tab, close } = browser()
  const first = createQueue(tab())
  first.add('one')
  await settle()
  const other = createQueue(tab())
  let taken = 0
  other.restore(() => {
    taken += 1
  })
  await settle()
  expect(textsOf(other)).toEqual([])
  close(first.view().questions[0]?.id ?? '')
  await settle()
  expect(textsOf(other)).toEqual(['one'])
  expect(taken).toBe(1)
})

test('what the first tab has sent is in no other queue', async () => {
  const { tab } = browser()
  const first = createQueue(tab())
  first.add('one')
  await settle()
  const other = createQueue(tab())
  other.restore(() => {})
  first.take()
  await settle()
  expect(textsOf(other)).toEqual([])
  other.restore(() => {})
  await settle()
  expect(textsOf(other)).toEqual([])
})

test('restoring twice adds a question once', async () => {
  const { tab } = browser()
  const storage = tab()
  storage.write(question('one', '2026-11-21T10:00:01Z'))
  const queue = createQueue(storage)
  queue.restore(() => {})
  queue.restore(() => {})
  await settle()
  queue.restore(() => {})
  await settle()
  expect(textsOf(queue)).toEqual(['one'])
})
