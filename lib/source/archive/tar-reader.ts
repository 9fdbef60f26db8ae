/** Reads a tar archive as its bytes arrive. Only regular files have a content here. */
import type { SkipReason } from '@/lib/shared/write/source-file'
import { BLOCK, isEmptyBlock, type PaxRecord, readHeader, readLongName, readPax, type TarHeader } from './tar-header'
import type { OpenFile, Unpacking } from './unpacking'

/** Longer records than any path needs are not kept. */
const MAX_RECORD_BYTES = 64 * 1024
/** Regular files: now, once, and "contiguous". */
const FILES = new Set(['0', '7'])
const LINKS = new Set(['1', '2'])

/** A tar archive that is being read. */
export interface TarReader {
  push(bytes: Uint8Array): void
  /** Whether the archive was whole, and whether it was one at all. */
  end(): { isWhole: boolean; hasHeaders: boolean }
}

/** What follows a header. */
interface Content {
  left: number
  /** Zeros up to the next block. */
  filling: number
  file?: OpenFile | undefined
  /** A record about the next file, and its bytes so far. */
  record?: { type: string; pieces: number[] } | undefined
}

/** Whether bytes begin with the header of a tar archive. */
export function isTar(bytes: Uint8Array): boolean {
  return (
    bytes.length >= BLOCK &&
    !isEmptyBlock(bytes.subarray(0, BLOCK)) &&
    readHeader(bytes.subarray(0, BLOCK)) !== undefined
  )
}

/** Begins to read one. */
export function createTarReader(unpacking: Unpacking): TarReader {
  const block = new Uint8Array(BLOCK)
  let filled = 0
  let content: Content | undefined
  let next: PaxRecord = {}
  let isDamaged = false
  let hasHeaders = false
  let emptyBlocks = 0

  function takeBlock() {
    if (isEmptyBlock(block)) {
      emptyBlocks += 1
      return
    }
    emptyBlocks = 0
    const header = readHeader(block)
    if (!header) {
      // Looks for the next header, as tar does.
      isDamaged = true
      return
    }
    hasHeaders = true
    begin(header)
  }

  function begin(header: TarHeader) {
    const isRecord = 'xgLK'.includes(header.type)
    const size = isRecord ? header.size : (next.size ?? header.size)
    content = { left: size, filling: (BLOCK - (size % BLOCK)) % BLOCK }
    if (isRecord) {
      if (size <= MAX_RECORD_BYTES) content.record = { type: header.type, pieces: [] }
      else isDamaged = true
    } else {
      const name = next.path ?? header.name
      const isFolder = header.type === '5' || name.endsWith('/')
      // Links and folders have no content, whatever their size says.
      if (isFolder || LINKS.has(header.type)) content = { left: 0, filling: 0 }
      if (!isFolder) content.file = unpacking.open(name, reasonOf(header.type, next))
      next = {}
    }
    if (content.left === 0) finish(content)
  }

  function finish({ file, record, filling }: Content) {
    file?.close()
    if (record) note(record.type, Uint8Array.from(record.pieces))
    content = filling > 0 ? { left: filling, filling: 0 } : undefined
  }

  function note(type: string, bytes: Uint8Array) {
    if (type === 'L') next.path = readLongName(bytes)
    if (type !== 'x') return
    const record = readPax(bytes)
    if (record) next = { ...next, ...record }
    else isDamaged = true
  }

  function takeContent(bytes: Uint8Array, now: Content) {
    if (now.file?.push(bytes) === false) {
      now.file.close()
      now.file = undefined
    }
    for (const byte of now.record ? bytes : []) now.record?.pieces.push(byte)
    now.left -= bytes.length
    if (now.left === 0) finish(now)
  }

  return {
    push(bytes) {
      let at = 0
      while (at < bytes.length && emptyBlocks < 2) {
        const wanted = content ? content.left : BLOCK - filled
        const piece = bytes.subarray(at, at + wanted)
        at += piece.length
        if (content) takeContent(piece, content)
        else {
          block.set(piece, filled)
          filled = (filled + piece.length) % BLOCK
          if (filled === 0) takeBlock()
        }
      }
    },
    end() {
      content?.file?.close('damaged')
      return { isWhole: !isDamaged && !content && filled === 0 && emptyBlocks > 0, hasHeaders }
    },
  }
}

function reasonOf(type: string, { isSparse }: PaxRecord): SkipReason | undefined {
  if (LINKS.has(type)) return 'link'
  return !FILES.has(type) || isSparse ? 'unsupported' : undefined
}
