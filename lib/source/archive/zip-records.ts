/** What the headers of a zip say: names, places and kinds of its files. Nothing is unpacked here. */
import type { Steps } from '@/lib/shared/steps'
import { ARCHIVE_LIMITS, ArchiveLimit } from './unpacking'

/** A file as its header describes it. */
export interface ZipRecord {
  name: string
  kind: 'file' | 'folder' | 'link' | 'device'
  isEncrypted: boolean
  /** 0 is stored, 8 is deflated. */
  method: number
  checksum: number
  /** Where the local header begins. */
  start: number
  /** Where the packed bytes are. */
  from: number
  to: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const DESCRIPTOR = 0x08074b50
const UNKNOWN = 0xffffffff
/** No bytes have it. */
const LOST = -1
const MAX_COMMENT = 0xffff
/** How many records are read in a step. */
const STEP = 500

/** The files by the directory at the archive's end; undefined when there is none. */
export function* readDirectory(bytes: Uint8Array): Steps<ZipRecord[] | undefined> {
  const view = viewOf(bytes)
  const directory = findDirectory(view)
  if (!directory) return undefined
  const records: ZipRecord[] = []
  let at = directory.at
  while (at + 46 <= bytes.length && view.getUint32(at, true) === CENTRAL) {
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > bytes.length) break
    const name = bytes.subarray(at + 46, at + 46 + nameLength)
    const sizes = wideSizes(view, at, at + 46 + nameLength, extraLength)
    const start = sizes.offset + directory.shift
    records.push({ ...recordAt(view, at + 2, name), ...placeOf(view, start, sizes.packed) })
    if (records.length > ARCHIVE_LIMITS.names) throw new ArchiveLimit(`has more than ${ARCHIVE_LIMITS.names} names.`)
    at = next
    if (records.length % STEP === 0) yield
  }
  return records
}

/** The files of an archive that lost its directory, by the header in front of each. */
export function* readLocalHeaders(bytes: Uint8Array): Steps<ZipRecord[]> {
  const view = viewOf(bytes)
  const records: ZipRecord[] = []
  let at = 0
  while (at + 30 <= bytes.length && view.getUint32(at, true) === LOCAL) {
    const nameLength = view.getUint16(at + 26, true)
    const from = at + 30 + nameLength + view.getUint16(at + 28, true)
    if (from > bytes.length) break
    const hasSizes = (view.getUint16(at + 6, true) & 8) === 0
    const end = hasSizes ? undefined : findDescriptor(bytes, view, from)
    const to = Math.min(bytes.length, hasSizes ? from + view.getUint32(at + 18, true) : (end ?? bytes.length))
    const record = recordAt(view, at, bytes.subarray(at + 30, at + 30 + nameLength))
    if (!hasSizes) record.checksum = end === undefined ? LOST : view.getUint32(end + 4, true)
    records.push({ ...record, start: at, from, to })
    if (records.length > ARCHIVE_LIMITS.names) throw new ArchiveLimit(`has more than ${ARCHIVE_LIMITS.names} names.`)
    if (end === undefined && !hasSizes) break
    at = end === undefined ? to : end + 16
    if (records.length % STEP === 0 || end !== undefined) yield
  }
  return records
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Where the directory begins, and by how much its offsets are off because something stands before the archive. */
function findDirectory(view: DataView): { at: number; shift: number } | undefined {
  const last = view.byteLength - 22
  for (let end = last; end >= Math.max(0, last - MAX_COMMENT); end -= 1) {
    if (view.getUint32(end, true) !== END) continue
    const size = view.getUint32(end + 12, true)
    const offset = view.getUint32(end + 16, true)
    const wide = offset === UNKNOWN || size === UNKNOWN ? findWideDirectory(view, end) : undefined
    const found = wide ?? { at: end - size, shift: end - size - offset }
    if (found.at >= 0 && found.shift >= 0 && found.at <= end) return found
  }
  return undefined
}

function findWideDirectory(view: DataView, end: number): { at: number; shift: number } | undefined {
  if (end < 20 || view.getUint32(end - 20, true) !== LOCATOR_64) return undefined
  const at = numberAt(view, end - 12)
  if (at === undefined || at + 56 > view.byteLength || view.getUint32(at, true) !== END_64) return undefined
  const offset = numberAt(view, at + 48)
  return offset === undefined || offset > view.byteLength ? undefined : { at: offset, shift: 0 }
}

/** A number of 64 bits; undefined beyond what any archive here can hold. */
function numberAt(view: DataView, at: number): number | undefined {
  if (at + 8 > view.byteLength) return undefined
  return view.getUint32(at + 4, true) === 0 ? view.getUint32(at, true) : undefined
}

/** Size and offset of a record, from its extra field when they need 64 bits. */
function wideSizes(view: DataView, at: number, extra: number, extraLength: number) {
  const sizes = { packed: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) }
  if (sizes.packed !== UNKNOWN && sizes.offset !== UNKNOWN) return sizes
  for (let field = extra; field + 4 <= extra + extraLength; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    let value = field + 4 + (view.getUint32(at + 24, true) === UNKNOWN ? 8 : 0)
    if (sizes.packed === UNKNOWN) {
      sizes.packed = numberAt(view, value) ?? UNKNOWN
      value += 8
    }
    if (sizes.offset === UNKNOWN) sizes.offset = numberAt(view, value) ?? UNKNOWN
    break
  }
  return sizes
}

/** What the local header and the directory say alike; in the directory it stands two bytes further. */
function recordAt(view: DataView, at: number, name: Uint8Array): Omit<ZipRecord, 'start' | 'from' | 'to'> {
  const flags = view.getUint16(at + 6, true)
  const isCentral = view.getUint32(at, true) !== LOCAL
  const host = isCentral ? view.getUint8(at + 3) : 0
  const mode = isCentral ? (view.getUint32(at + 36, true) >>> 16) & 0xf000 : 0
  return {
    name: nameOf(name, host === 0),
    kind: kindOf(mode, name.at(-1) === 0x2f),
    isEncrypted: (flags & 0x2041) !== 0,
    method: view.getUint16(at + 8, true),
    checksum: view.getUint32(at + 14, true),
  }
}

function kindOf(mode: number, isNamedFolder: boolean): ZipRecord['kind'] {
  if (mode === 0xa000) return 'link'
  if (mode === 0x4000 || isNamedFolder) return 'folder'
  return mode === 0 || mode === 0x8000 ? 'file' : 'device'
}

/** Some programs write UTF-8 without saying so, and some on Windows write backslashes. */
function nameOf(bytes: Uint8Array, isFromWindows: boolean): string {
  const name = decodeName(bytes)
  return isFromWindows && !name.includes('/') ? name.replaceAll('\\', '/') : name
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
/** For an old name in the code page of some country: its ASCII letters are right. */
const LATIN = new TextDecoder('windows-1252')

function decodeName(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes)
  } catch {
    // No UTF-8.
    return LATIN.decode(bytes)
  }
}

/** Where the packed bytes are, by the local header; nowhere when there is none. */
function placeOf(view: DataView, start: number, packed: number): Pick<ZipRecord, 'start' | 'from' | 'to'> {
  if (start + 30 > view.byteLength || view.getUint32(start, true) !== LOCAL) return { start, from: 0, to: -1 }
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
  return { start, from, to: from + packed }
}

/** The note behind packed bytes whose size was not known in front of them: it repeats their size. */
function findDescriptor(bytes: Uint8Array, view: DataView, from: number): number | undefined {
  for (let at = bytes.indexOf(0x50, from); at >= 0 && at + 16 <= bytes.length; at = bytes.indexOf(0x50, at + 1)) {
    if (view.getUint32(at, true) === DESCRIPTOR && view.getUint32(at + 8, true) === at - from) return at
  }
  return undefined
}
