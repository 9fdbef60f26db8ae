/** Reads the headers of tar archives: ustar, with pax and GNU records for what it has no room for. */

export const BLOCK = 512

/** One header. */
export interface TarHeader {
  name: string
  type: string
  /** Of what follows, without the filling. */
  size: number
}

/** The header in a block; undefined when its checksum is wrong or a field is no number. */
export function readHeader(block: Uint8Array): TarHeader | undefined {
  const sum = octal(block, 148, 8)
  if (sum === undefined || !hasSum(block, sum)) return undefined
  const size = sizeAt(block)
  if (size === undefined) return undefined
  const magic = text(block, 257, 6)
  // GNU's own format has other fields in the place of the prefix.
  const prefix = magic === 'ustar' ? text(block, 345, 155) : ''
  const name = text(block, 0, 100)
  const type = String.fromCharCode(block[156] || 0x30)
  return { name: prefix === '' ? name : `${prefix}/${name}`, type, size }
}

export const isEmptyBlock = (block: Uint8Array) => block.every((byte) => byte === 0)

/** Old programs summed signed bytes. */
function hasSum(block: Uint8Array, expected: number): boolean {
  let unsigned = 8 * 0x20
  let signed = 8 * 0x20
  for (let at = 0; at < BLOCK; at += 1) {
    if (at >= 148 && at < 156) continue
    const byte = block[at] ?? 0
    unsigned += byte
    signed += byte < 0x80 ? byte : byte - 0x100
  }
  return expected === unsigned || expected === signed
}

function sizeAt(block: Uint8Array): number | undefined {
  const first = block[124] ?? 0
  if (first < 0x80) return octal(block, 124, 12)
  // A binary number, for files above 8 GB. Negative ones begin with 0xff.
  if (first !== 0x80) return undefined
  let size = 0
  for (const byte of block.subarray(125, 136)) size = size * 256 + byte
  return Number.isSafeInteger(size) ? size : undefined
}

function octal(block: Uint8Array, at: number, length: number): number | undefined {
  const digits = text(block, at, length).trim()
  if (digits === '') return 0
  return /^[0-7]{1,12}$/.test(digits) ? Number.parseInt(digits, 8) : undefined
}

function text(block: Uint8Array, at: number, length: number): string {
  const field = block.subarray(at, at + length)
  const end = field.indexOf(0)
  return decodeText(end < 0 ? field : field.subarray(0, end))
}

const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true })
const decodeText = (bytes: Uint8Array) => UTF_8.decode(bytes)

/** The name in a GNU record. */
export function readLongName(bytes: Uint8Array): string {
  return text(bytes, 0, bytes.length)
}

/** What a pax record says of the next file; undefined when it is damaged. */
export interface PaxRecord {
  path?: string
  size?: number
  isSparse?: true
}

/** Reads `length key=value` lines; the length counts bytes. */
export function readPax(bytes: Uint8Array): PaxRecord | undefined {
  const record: PaxRecord = {}
  let at = 0
  while (at < bytes.length && bytes[at] !== 0) {
    const space = bytes.indexOf(0x20, at)
    const length = Number(decodeText(bytes.subarray(at, Math.min(space < 0 ? at : space, at + 10))))
    if (!Number.isSafeInteger(length) || length < 5 || at + length > bytes.length) return undefined
    const equals = bytes.indexOf(0x3d, space)
    if (equals < 0 || equals >= at + length) return undefined
    const key = decodeText(bytes.subarray(space + 1, equals))
    const value = bytes.subarray(equals + 1, at + length - 1)
    if (key === 'path' || key === 'GNU.sparse.name') record.path = decodeText(value)
    if (key.startsWith('GNU.sparse.')) record.isSparse = true
    if (key === 'size') {
      const size = Number(decodeText(value))
      if (!Number.isSafeInteger(size) || size < 0) return undefined
      record.size = size
    }
    at += length
  }
  return record
}
