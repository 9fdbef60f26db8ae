/** Unpacks an archive in slices: a zip, a tar, or a tar within gzip, known by its content and not by its name. */

import { createSlices } from '@/lib/shared/slices'
import { inSlices, type Steps } from '@/lib/shared/steps'
import type { SkippedFile } from '@/lib/shared/write/source-file'
import { printable } from '@/lib/source/intake/skip-list'
import { checksum } from './checksum'
import { inflateSteps } from './inflate-steps'
import { createTarReader, isTar } from './tar-reader'
import { type ArchiveEntry, ArchiveLimit, createUnpacking, type Unpacking } from './unpacking'
import { DAMAGED, isZip, unzipSteps } from './zip-steps'

/** What an archive had. */
export interface ReadArchive {
  entries: ArchiveEntry[]
  skipped: SkippedFile[]
  /** How many more were left out than are listed. */
  unlisted: number
  /** What is wrong with the archive, in a sentence; the entries are what could be read. */
  problem?: string
}

/** How an archive is read. */
export interface ReadArchiveOptions {
  signal?: AbortSignal
  /** Called between slices with packed bytes. */
  onProgress?: (done: number, total: number) => void
}

/** Whether bytes begin as an archive that is read here does. */
export function isArchive(bytes: Uint8Array): boolean {
  return isZip(bytes) || isGzip(bytes) || isTar(bytes)
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

/** Reads it; rejects only when the signal aborts. */
export async function readArchive(
  bytes: Uint8Array,
  name: string,
  { signal, onProgress }: ReadArchiveOptions = {},
): Promise<ReadArchive> {
  signal?.throwIfAborted()
  const unpacking = createUnpacking(bytes.length)
  let done = 0
  const onRead = (count: number) => {
    done += count
  }
  const pause = async () => {
    onProgress?.(Math.min(done, bytes.length), bytes.length)
    await new Promise<void>((resolve) => setTimeout(resolve))
    signal?.throwIfAborted()
  }
  const slices = createSlices(pause, { now: () => performance.now() })
  const problem = await inSlices(unpackSteps(bytes, unpacking, onRead), slices)
  onProgress?.(bytes.length, bytes.length)
  const { entries, skipped } = unpacking
  return {
    entries,
    skipped: skipped.rows,
    unlisted: skipped.unlisted,
    ...(problem && { problem: `${printable(name)} ${problem}` }),
  }
}

function* unpackSteps(
  bytes: Uint8Array,
  unpacking: Unpacking,
  onRead: (bytes: number) => void,
): Steps<string | undefined> {
  try {
    if (isZip(bytes)) return yield* unzipSteps(bytes, unpacking, onRead)
    if (isGzip(bytes)) return yield* gunzipSteps(bytes, unpacking, onRead)
    if (isTar(bytes)) return yield* untarSteps(bytes, unpacking, onRead)
    return 'is no archive that is read here: those are .zip, .tar and .tar.gz.'
  } catch (error) {
    if (!(error instanceof ArchiveLimit)) throw error
    return error.message
  }
}

const PIECE = 64 * 1024

function* untarSteps(
  bytes: Uint8Array,
  unpacking: Unpacking,
  onRead: (bytes: number) => void,
): Steps<string | undefined> {
  const reader = createTarReader(unpacking)
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE)
    unpacking.count(piece.length)
    reader.push(piece)
    onRead(piece.length)
    yield
  }
  return reader.end().isWhole ? undefined : DAMAGED
}

function* gunzipSteps(
  bytes: Uint8Array,
  unpacking: Unpacking,
  onRead: (bytes: number) => void,
): Steps<string | undefined> {
  const reader = createTarReader(unpacking)
  let sum = 0
  let members = 1
  const take = (piece: Uint8Array) => {
    unpacking.count(piece.length)
    sum = checksum(piece, sum)
    reader.push(piece)
    return true
  }
  const end = yield* inflateSteps('gzip', bytes, take, onRead, () => {
    members += 1
  })
  const { isWhole, hasHeaders } = reader.end()
  if (!hasHeaders) return end === 'whole' ? 'holds no tar archive.' : DAMAGED
  const isIntact = members > 1 || hasTrailer(bytes, sum)
  return isWhole && end === 'whole' && isIntact ? undefined : DAMAGED
}

/** Whether the checksum at the end is that of the content. */
function hasTrailer(bytes: Uint8Array, sum: number): boolean {
  const at = bytes.length - 8
  return at >= 0 && new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true) === sum
}
