/** The notices of a held answer: all of one length and at regular times, so that they reveal nothing of its text. */
import type { Chunk } from '@/lib/shared/chunk'
import type { HoldNotice } from '@/lib/shared/hold'

/** Every notice of an answer has this many bytes of JSON. Even with the longest name of a topic it needs fewer. */
const NOTICE_BYTES = 400

/** A notice as a chunk. */
export function holdNotice(notice: Omit<HoldNotice, 'padding'>): Chunk {
  const bare: Chunk = { type: 'data-hold', data: { ...notice, padding: '' }, transient: true }
  const missing = NOTICE_BYTES - Buffer.byteLength(JSON.stringify(bare))
  return { ...bare, data: { ...bare.data, padding: '.'.repeat(Math.max(0, missing)) } }
}
