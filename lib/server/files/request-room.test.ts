/** What one request may have: whoever asks first has the room, and the newest files ask first. */
import { expect, test } from 'vitest'
import { createRoom, type RequestSize, type SizedFile } from './request-room'

const image = (side = 1_000): SizedFile => ({
  mediaType: 'image/png',
  sizeBytes: 1,
  facts: { width: side, height: 10 },
})
const pdf = (pages: number): SizedFile => ({ mediaType: 'application/pdf', sizeBytes: 1, facts: { pages } })
const times = (count: number, file: SizedFile) => Array.from({ length: count }, () => file)

/** The places of the files that have room. */
function taken(files: SizedFile[], size: RequestSize = {}): number[] {
  const takes = createRoom(size)
  return files.flatMap((file, at) => (takes(file) ? at : []))
}

test.each([
  ['a small context', 200_000, 1],
  ['a context that nobody knows', undefined, 1],
  ['a large context', 1_000_000, 6],
])('the pages of all PDFs count together: %s', (_name, contextTokens, count) => {
  expect(taken(times(8, pdf(100)), { contextTokens })).toHaveLength(count)
})

test('a PDF that is too long for what is left leaves the room to shorter ones', () => {
  expect(taken([pdf(60), pdf(60), pdf(40)])).toEqual([0, 2])
})

test('small images have room up to a hundred', () => {
  expect(taken(times(110, image(2_000)))).toHaveLength(100)
})

test('beyond twenty images none is longer than 2,000 pixels', () => {
  expect(taken([...times(20, image()), image(2_001), image()])).toEqual([...Array(20).keys(), 21])
  expect(taken([image(2_001), ...times(30, image())])).toEqual([...Array(20).keys()])
})

test('what has no room takes none', () => {
  const large = { ...image(3_000), sizeBytes: 99 }
  expect(taken([large, ...times(21, image())], { maxBytes: 50 })).toHaveLength(21)
})
