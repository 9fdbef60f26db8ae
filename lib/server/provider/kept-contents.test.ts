/** Contents are read and encoded once for all who want them soon, and the memory for that is bounded. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createKeptContents } from './kept-contents'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const fileOf = (id: string, content: Uint8Array | undefined, sizeBytes = content?.length ?? 3) => ({
  ...{ id, name: id, mediaType: 'image/png', sizeBytes, ownerId: 'ada' },
  load: vi.fn(async () => content),
})

test('ten calls at once and in turn read a file once; later it is read anew', async () => {
  const contents = createKeptContents({ maxBytes: 100, keptMs: 1_000 })
  const file = fileOf('a', Uint8Array.of(1, 2, 3))
  const all = await Promise.all(Array.from({ length: 10 }, () => contents.read(file)))
  expect(new Set(all).size).toBe(1)
  expect(Buffer.from(all[0] ?? []).toString()).toBe('AQID')
  vi.advanceTimersByTime(999)
  expect(await contents.read(file)).toBe(all[0])
  expect(file.load).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1_000)
  await contents.read(file)
  expect(file.load).toHaveBeenCalledTimes(2)
})

test('what does not fit goes, the longest unused first', async () => {
  const contents = createKeptContents({ maxBytes: 8, keptMs: 1_000 })
  const [a, b, c] = ['a', 'b', 'c'].map((id) => fileOf(id, new Uint8Array(3)))
  for (const file of [a, b, a, c, a, b]) if (file) await contents.read(file)
  expect([a, b, c].map((file) => file?.load.mock.calls.length)).toEqual([1, 2, 1])
})

test('what was not found, or is another one, is looked for again', async () => {
  const contents = createKeptContents({ maxBytes: 100, keptMs: 1_000 })
  for (const file of [fileOf('gone', undefined), fileOf('other', new Uint8Array(2), 3)]) {
    expect(await contents.read(file)).toBeUndefined()
    expect(await contents.read(file)).toBeUndefined()
    expect(file.load).toHaveBeenCalledTimes(2)
  }
})
