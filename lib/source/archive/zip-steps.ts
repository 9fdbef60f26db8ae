/** Unpacks a zip in steps, by its directory, so that links, locked files and files within each other are known. */
import type { Steps } from '@/lib/shared/steps'
import type { SkipReason } from '@/lib/shared/write/source-file'
import { checksum } from './checksum'
import { inflateSteps } from './inflate-steps'
import { ArchiveLimit, type OpenFile, type Unpacking } from './unpacking'
import { readDirectory, readLocalHeaders, type ZipRecord } from './zip-records'

/** Whether bytes begin as a zip does, empty ones included. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

/** How many files are opened in a step when they are short. */
const STEP = 50
/** Stored bytes are checked in pieces of this size. */
const PIECE = 256 * 1024

/** Unpacks; returns what is wrong with the archive, as the rest of a sentence. */
export function* unzipSteps(
  bytes: Uint8Array,
  unpacking: Unpacking,
  onRead: (bytes: number) => void,
): Steps<string | undefined> {
  const directory = yield* readDirectory(bytes)
  const records = directory ?? (yield* readLocalHeaders(bytes))
  if (directory && overlaps(directory)) {
    throw new ArchiveLimit('has files within each other, which is how archives are made to fill a memory.')
  }
  let encrypted = 0
  let damaged = directory ? 0 : 1
  for (const [index, record] of records.entries()) {
    if (index % STEP === 0) yield
    if (record.kind === 'folder') continue
    const reason = reasonOf(record, bytes.length)
    if (record.isEncrypted) encrypted += 1
    if (reason === 'damaged') damaged += 1
    const file = unpacking.open(record.name, reason)
    if (!file) continue
    const packed = bytes.subarray(record.from, record.to)
    const isWhole =
      record.method === 0
        ? yield* store(packed, record, unpacking, file)
        : yield* inflate(packed, record, unpacking, file, onRead)
    if (!isWhole) damaged += 1
  }
  if (encrypted > 0) return `has ${encrypted === 1 ? 'a file' : `${encrypted} files`} locked with a password.`
  return damaged > 0 ? DAMAGED : undefined
}

/** What is said of an archive that is not whole. */
export const DAMAGED = 'is damaged. What could be read of it is here.'

function reasonOf(record: ZipRecord, end: number): SkipReason | undefined {
  if (record.kind === 'link') return 'link'
  if (record.kind === 'device') return 'unsupported'
  if (record.isEncrypted) return 'encrypted'
  if (record.method !== 0 && record.method !== 8) return 'unsupported'
  return record.to < record.from || record.to > end ? 'damaged' : undefined
}

/** Whether packed bytes belong to more than one file. */
function overlaps(records: readonly ZipRecord[]): boolean {
  const placed = records.filter(({ from, to }) => to >= from).toSorted((a, b) => a.start - b.start)
  return placed.some(({ start }, index) => start < (placed[index - 1]?.to ?? 0))
}

function* store(packed: Uint8Array, record: ZipRecord, unpacking: Unpacking, file: OpenFile): Steps<boolean> {
  let sum = 0
  for (let at = 0; at < packed.length; at += PIECE) {
    const piece = packed.subarray(at, at + PIECE)
    unpacking.count(piece.length)
    if (!file.push(piece)) break
    sum = checksum(piece, sum)
    yield
  }
  return closed(file, sum === record.checksum)
}

function* inflate(
  packed: Uint8Array,
  record: ZipRecord,
  unpacking: Unpacking,
  file: OpenFile,
  onRead: (bytes: number) => void,
): Steps<boolean> {
  let sum = 0
  const take = (bytes: Uint8Array) => {
    unpacking.count(bytes.length)
    if (!file.push(bytes)) return false
    sum = checksum(bytes, sum)
    return true
  }
  const end = yield* inflateSteps('deflate', packed, take, onRead)
  return closed(file, end === 'stopped' || (end === 'whole' && sum === record.checksum))
}

function closed(file: OpenFile, isWhole: boolean): boolean {
  file.close(isWhole ? undefined : 'damaged')
  return isWhole
}
