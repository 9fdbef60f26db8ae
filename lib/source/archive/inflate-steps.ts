/** Decompression in steps, each of which is short whatever the bytes are. */
import { Gunzip, Inflate } from 'fflate'
import type { Steps } from '@/lib/shared/steps'

/** Deflate makes at most 1,032 bytes of one, so a step makes at most some 4 MB. */
const PIECE = 4 * 1024
/** Nothing valid is longer without a byte of output: a stored block has 64 KB, and a file's header less. */
const MAX_SILENT_INPUT = 80 * 1024

/** How the decompression ended. */
export type InflateEnd = 'whole' | 'damaged' | 'stopped'

/** Decompresses; stops early when `take` returns false. What `take` throws goes through. A gzip may have several members. */
export function* inflateSteps(
  format: 'deflate' | 'gzip',
  packed: Uint8Array,
  take: (bytes: Uint8Array) => boolean,
  onRead: (bytes: number) => void,
  onMember: () => void = () => {},
): Steps<InflateEnd> {
  const output: Uint8Array[] = []
  const collect = (bytes: Uint8Array) => void output.push(bytes)
  const inflater = format === 'gzip' ? new Gunzip(collect) : new Inflate(collect)
  if (inflater instanceof Gunzip) inflater.onmember = onMember
  let silent = 0
  for (let at = 0; at <= packed.length; at += PIECE) {
    const piece = packed.subarray(at, at + PIECE)
    const isLast = at + PIECE > packed.length
    const isValid = pushed(inflater, piece, isLast)
    silent += piece.length
    for (const bytes of output.splice(0)) {
      if (bytes.length > 0) silent = 0
      if (!take(bytes)) return 'stopped'
    }
    onRead(piece.length)
    // The library would keep bytes behind the end, and copy them again with each piece.
    if (!isValid || silent > MAX_SILENT_INPUT) return 'damaged'
    yield
  }
  return 'whole'
}

function pushed(inflater: Inflate | Gunzip, piece: Uint8Array, isLast: boolean): boolean {
  try {
    inflater.push(piece, isLast)
    return true
  } catch {
    // The caller says so.
    return false
  }
}
