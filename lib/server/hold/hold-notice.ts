/** The notices of a held answer: equally long and at regular times, so that they tell nothing of its text. */
import type { Chunk } from '@/lib/shared/chunk'
import type { HoldNotice } from '@/lib/shared/hold'

/** Every notice of an answer has this many characters of JSON. Names of topics are shorter than the rest by far. */
const NOTICE_CHARACTERS = 400

/** A notice as a chunk. */
export function holdNotice(notice: Omit<HoldNotice, 'padding'>): Chunk {
  const bare: Chunk = { type: 'data-hold', data: { ...notice, padding: '' }, transient: true }
  const missing = NOTICE_CHARACTERS - Buffer.byteLength(JSON.stringify(bare))
  return { ...bare, data: { ...bare.data, padding: '.'.repeat(Math.max(0, missing)) } }
}
