/** Ends of large answers come one after the other; those of ordinary ones wait for nobody. */
import { expect, test } from 'vitest'
import type { Database } from '@/lib/server/database/database'
import { newId } from '@/lib/shared/ids'
import { storeAnswer } from './store-answer'

/** A database whose statements end when they are let. */
function heldDatabase() {
  const open: Array<() => void> = []
  const execute = () => new Promise((resolve) => open.push(() => resolve({ rows: [{ is_unnamed: false }] })))
  return { open, database: { queries: { execute } } as unknown as Database }
}

function ended(characters: number) {
  const parts = [{ type: 'text' as const, text: 'x'.repeat(characters) }]
  return { chatId: newId(), answerId: newId(), segment: 1, parts, metadata: {}, characters, transcript: undefined }
}

const log = { info() {}, error() {} } as never

test('of several large answers that end together one is at the database', async () => {
  const { open, database } = heldDatabase()
  const all = [1, 2, 3].map(() => storeAnswer({ database, log }, ended(200_000)))
  for (let at = 1; at <= all.length; at += 1) {
    await expect.poll(() => open.length).toBe(at)
    open[at - 1]?.()
    await all[at - 1]
  }
  expect(await Promise.all(all)).toEqual(all.map(() => ({ isUnnamed: false })))
})

test('ordinary ones are there at once, whatever else ends', async () => {
  const { open, database } = heldDatabase()
  const large = storeAnswer({ database, log }, ended(200_000))
  await expect.poll(() => open.length).toBe(1)
  const small = [1, 2, 3].map(() => storeAnswer({ database, log }, ended(60_000)))
  expect(open).toHaveLength(4)
  for (const end of open) end()
  await Promise.all([large, ...small])
})
