/** Recordings in the database: gzipped JSON, bounded for each answer, kept for some days. */

import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { createGzip, gunzip, gzip } from 'node:zlib'
import type { Database } from '@/lib/server/database/database'
import { addRecording, findRecording, hasRecording, removeOldRecordings } from '@/lib/server/database/recordings'
import { createLane } from '@/lib/server/give-way'
import type { Logger } from '@/lib/server/log'
import type { StorageCaps } from '@/lib/server/storage/storage'
import type { RecordedCall, Recording, Recordings, StoredRecording } from './recording'
import { requestToJson } from './request-to-json'

const DAY_MS = 24 * 60 * 60 * 1000
const SWEEP_EVERY_MS = 60 * 60 * 1000

/** Of JSON before it is packed. An ordinary answer has a few hundred kilobytes. Others may wait for the statement that stores it. */
const MAX_CHARACTERS = 6 * 1024 * 1024

/** Of an answer that was ended as too large: its beginning shows what it was. */
const MAX_CHARACTERS_OF_TOO_LARGE = 1024 * 1024

const RECORDINGS_SHARE = 4

// The server does other work between two pieces.
const EVENTS_A_PIECE = 200

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** The characters of ordinary answers. Larger ones are packed by a stream, piece by piece. */
const PACKED_AT_ONCE = 512 * 1024

/** Large ones are packed one after the other: together they would take every processor. */
const inLane = createLane()

async function packed(pieces: Generator<string>): Promise<Buffer> {
  let text = ''
  for (let piece = pieces.next(); !piece.done; piece = pieces.next()) {
    text += piece.value
    if (text.length > PACKED_AT_ONCE) {
      return inLane(() => buffer(Readable.from(after(text, pieces)).pipe(createGzip())))
    }
  }
  return pack(text)
}

function* after(text: string, pieces: Generator<string>): Generator<string> {
  yield text
  yield* pieces
}

/** The bytes of a person's recordings: a share of what they may store, in addition to it. */
function boundOf(bytes: number): number {
  return bytes === 0 ? Number.MAX_SAFE_INTEGER : Math.floor(bytes / RECORDINGS_SHARE)
}

/**
 * Keeps recordings for `retentionDays`; 0 keeps none. Old ones are deleted at the start and while new ones come. Beyond a
 * person's limit a new one replaces the oldest.
 */
export function createDatabaseRecordings(
  { queries }: Database,
  log: Logger,
  retentionDays: number,
  maxCharacters = MAX_CHARACTERS,
  caps: Pick<StorageCaps, 'guestBytes' | 'personBytes'> = { guestBytes: 0, personBytes: 0 },
): Recordings {
  const bounds = { guest: boundOf(caps.guestBytes), person: boundOf(caps.personBytes) }
  let sweptAt = Number.NEGATIVE_INFINITY

  async function sweep() {
    if (performance.now() - sweptAt < SWEEP_EVERY_MS) return
    sweptAt = performance.now()
    await removeOldRecordings(queries, new Date(Date.now() - retentionDays * DAY_MS))
  }

  return {
    async save(recording) {
      try {
        await sweep()
        if (retentionDays === 0) return
        const content = await packed(jsonOf(recording, maxCharacters))
        const { chatId, answerId } = recording
        await addRecording(queries, { chatId, answerId, content }, bounds)
      } catch (error) {
        log.error('recording not stored', { answerId: recording.answerId }, error)
      }
    },
    has: (chatId, answerId) => hasRecording(queries, chatId, answerId),
    async read(chatId, answerId) {
      const content = await findRecording(queries, chatId, answerId)
      return content && withoutSystem((await unpack(content)).toString())
    },
  }
}

/** Recordings of earlier versions contain the system prompt. */
function withoutSystem(json: string): string {
  if (!json.includes('"system":')) return json
  const { calls, ...rest } = JSON.parse(json) as StoredRecording
  const kept = calls.map(({ request, ...call }) => ({ ...call, request: request && { ...request, system: undefined } }))
  return JSON.stringify({ ...rest, calls: kept })
}

function isTooLarge({ parts }: Recording['message']): boolean {
  return parts.some((part) => part.type === 'data-error' && part.data.code === 'answer_too_large')
}

/** The recording as JSON, in pieces. What is too much is left out, and every call that lacks something says so. */
function* jsonOf({ chatId: _chatId, calls, ...rest }: Recording, maxCharacters: number): Generator<string> {
  let left = isTooLarge(rest.message) ? Math.min(maxCharacters, MAX_CHARACTERS_OF_TOO_LARGE) : maxCharacters
  yield `${JSON.stringify(rest).slice(0, -1)},"calls":[`
  for (const [at, call] of calls.entries()) {
    if (at > 0) yield ','
    for (const piece of callJson(call, () => left)) {
      left -= piece.length
      yield piece
    }
  }
  yield ']}'
}

function* callJson({ request, events, truncated, ...rest }: RecordedCall, left: () => number): Generator<string> {
  const requestJson = requestToJson(request)
  let isFull = requestJson.length > left()
  yield `{"request":${isFull ? 'null' : requestJson},"events":[`
  for (let from = 0; from < events.length && !isFull; from += EVENTS_A_PIECE) {
    const piece = JSON.stringify(events.slice(from, from + EVENTS_A_PIECE)).slice(1, -1)
    isFull = piece.length > left()
    if (!isFull) yield from === 0 ? piece : `,${piece}`
  }
  if (isFull) yield `],"truncated":true,"eventCount":${events.length},${JSON.stringify(rest).slice(1)}`
  else yield `],${truncated ? '"truncated":true,' : ''}${JSON.stringify(rest).slice(1)}`
}
