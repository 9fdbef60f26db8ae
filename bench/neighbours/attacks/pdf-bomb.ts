/** A PDF that inflates to gigabytes, made without ever holding them. */
import { constants, deflateRawSync } from 'node:zlib'
import { bytesOf, join } from '@/lib/server/files/fixtures/made-up-files'

const MEGABYTE = 1024 * 1024
const ADLER_PRIME = 65_521

/** Megabytes of zeros as a zlib stream: one compressed megabyte, repeated. */
function packedZeros(megabytes: number): Uint8Array {
  // After a full flush a piece does not refer to the one before it, so it can be repeated.
  const one = deflateRawSync(Buffer.alloc(MEGABYTE), { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const check = Buffer.alloc(4)
  check.writeUInt32BE((((megabytes * MEGABYTE) % ADLER_PRIME) * 65_536 + 1) >>> 0)
  const [header, lastBlock] = [Uint8Array.of(0x78, 0xda), Uint8Array.of(0x03, 0x00)]
  return join(header, ...Array.from({ length: megabytes }, () => one), lastBlock, check)
}

/** A PDF of one page whose content must be inflated to be read. */
export function pdfBomb(megabytes: number): Uint8Array {
  const packed = packedZeros(megabytes)
  const head = [
    '%PDF-1.5',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<<>>>>endobj',
    `4 0 obj<</Filter/FlateDecode/Length ${packed.length}>>stream\n`,
  ]
  return join(bytesOf(head.join('\n')), packed, bytesOf('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'))
}
