/** What an archive may unpack to, counted while it is unpacked: what its headers say is never believed. */

import { type SkipReason, SOURCE_LIMITS } from '@/lib/shared/write/source-file'
import { createPathReader } from '@/lib/source/intake/safe-path'
import { isIgnoreFile, skipByPath } from '@/lib/source/intake/skip-by-path'
import { createSkipList, type SkipList } from '@/lib/source/intake/skip-list'

/** A file of an archive. */
export interface ArchiveEntry {
  path: string
  bytes: Uint8Array
}

/** Far more than a document is written from, and less than a page can hold. */
export const ARCHIVE_LIMITS = {
  /** Names of any kind, dependencies included. */
  names: 200_000,
  /** Files that are not left out by their name. */
  files: 20_000,
  fileBytes: SOURCE_LIMITS.fileBytes,
  keptBytes: 64 * 1024 * 1024,
  unpackedBytes: 256 * 1024 * 1024,
  /** Source unpacks to five times its size, logs to fifty. */
  ratio: 200,
  /** Below this a high ratio does no harm. */
  ratioFromBytes: 8 * 1024 * 1024,
} as const

/** An archive goes beyond a limit; the message continues its name, for people. */
export class ArchiveLimit extends Error {}

/** A file that is being unpacked. */
export interface OpenFile {
  /** Takes the next bytes; false when the file is too large and the rest is of no use. */
  push(bytes: Uint8Array): boolean
  /** The file is complete, or is not. */
  close(failure?: SkipReason): void
}

/** Takes the files of one archive. */
export interface Unpacking {
  readonly entries: ArchiveEntry[]
  readonly skipped: SkipList
  /** Counts a name; a file that is not wanted, or is none, is noted and undefined. */
  open(name: string, reason?: SkipReason): OpenFile | undefined
  /** Counts bytes that came out of a decompressor, wanted or not. */
  count(bytes: number): void
}

/** Begins with an archive of that many bytes. */
export function createUnpacking(packedBytes: number): Unpacking {
  const entries: ArchiveEntry[] = []
  const skipped = createSkipList()
  const readPath = createPathReader()
  const {
    names: maxNames,
    files: maxFiles,
    fileBytes,
    keptBytes,
    unpackedBytes,
    ratio,
    ratioFromBytes,
  } = ARCHIVE_LIMITS
  let names = 0
  let files = 0
  let kept = 0
  let unpacked = 0

  function refusal(name: string, reason?: SkipReason): { path: string } | { reason: SkipReason } {
    if (reason) return { reason }
    const read = readPath(name)
    if ('reason' in read) return read
    const byPath = isIgnoreFile(read.path) ? undefined : skipByPath(read.path)
    return byPath ? { reason: byPath } : read
  }

  return {
    entries,
    skipped,
    open(name, reason) {
      names += 1
      if (names > maxNames) throw new ArchiveLimit(`has more than ${maxNames} names.`)
      const read = refusal(name, reason)
      if ('reason' in read) {
        skipped.add(name, read.reason)
        return undefined
      }
      files += 1
      if (files > maxFiles) throw new ArchiveLimit(`has more than ${maxFiles} files.`)
      const pieces: Uint8Array[] = []
      let size = 0
      return {
        push(bytes) {
          size += bytes.length
          if (size > fileBytes) pieces.length = 0
          else if (bytes.length > 0) pieces.push(bytes)
          if (kept + Math.min(size, fileBytes) > keptBytes) {
            throw new ArchiveLimit(`unpacks to more than ${keptBytes / 1024 / 1024} MB.`)
          }
          return size <= fileBytes
        },
        close(failure) {
          const problem = size > fileBytes ? 'too-large' : failure
          if (problem) {
            skipped.add(read.path, problem)
            return
          }
          kept += size
          entries.push({ path: read.path, bytes: joined(pieces, size) })
        },
      }
    },
    count(bytes) {
      unpacked += bytes
      if (unpacked > unpackedBytes) {
        throw new ArchiveLimit(`unpacks to more than ${unpackedBytes / 1024 / 1024} MB.`)
      }
      if (unpacked > ratioFromBytes && unpacked > ratio * packedBytes) {
        throw new ArchiveLimit(`unpacks to more than ${ratio} times its size.`)
      }
    },
  }
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
