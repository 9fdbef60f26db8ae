/** T37: what a file is decides its content; everything else is refused with a reason, and nobody is harmed by it. */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { isAppError } from '@/lib/shared/error'
import { FILE_LIMITS } from '@/lib/shared/files/files'
import { rounds } from '@/scripts/rounds.mjs'
import { bytesOf, gifOf, join, jpegOf, pdfBomb, pdfOf, pngOf, webpOf } from './fixtures/made-up-files'
import { inspectFile } from './inspect-file'

const inspect = (name: string, content: Uint8Array) => inspectFile(name, content, { ownerId: 'ada' })

test.each([
  ['a.png', pngOf(640, 480), { mediaType: 'image/png', facts: { width: 640, height: 480 } }],
  ['a.jpg', jpegOf(800, 600), { mediaType: 'image/jpeg', facts: { width: 800, height: 600 } }],
  ['a.gif', gifOf(20, 10), { mediaType: 'image/gif', facts: { width: 20, height: 10 } }],
  ['a.webp', webpOf(300, 200), { mediaType: 'image/webp', facts: { width: 300, height: 200 } }],
  ['a.pdf', pdfOf('one', 'two'), { mediaType: 'application/pdf', facts: { pages: 2, characters: 6 } }],
  ['a.md', bytesOf('# Grüße 🙂\n'), { mediaType: 'text/plain', facts: { characters: 11 } }],
  // Browsers take it for a video.
  ['a.ts', bytesOf('export const a = 1\n'), { mediaType: 'text/plain', facts: { characters: 19 } }],
  ['page.html', bytesOf('<script>alert(1)</script>'), { mediaType: 'text/plain', facts: { characters: 25 } }],
  ['no extension', pngOf(2, 2), { mediaType: 'image/png', facts: { width: 2, height: 2 } }],
  // One kind of image under the name of another: it is what it is.
  ['really-a-png.jpg', pngOf(3, 3), { mediaType: 'image/png', facts: { width: 3, height: 3 } }],
])('%s is taken for what it is', async (name, content, expected) => {
  expect(await inspect(name, content)).toEqual(expected)
})

/** A JPEG of millions of empty segments, by their length. */
function drawnOutJpeg(length: 0 | 2): Uint8Array {
  const content = new Uint8Array(3_600_000)
  for (let at = 2; at < content.length - 4; at += length + 2)
    content.set([0xff, 0xe1, 0, length].slice(0, 2 + length), at)
  content.set([0xff, 0xd8, 0xff, 0xe1, 0, length])
  return content
}

test.each([0, 2] as const)('T36: a JPEG of endless segments is not read to their end (length %i)', async (length) => {
  const content = drawnOutJpeg(length)
  let reads = 0
  const watched = vi.spyOn(DataView.prototype, 'getUint16').mockImplementation(function (this: DataView, at, little) {
    reads += 1
    const [high = 0, low = 0] = new Uint8Array(this.buffer, this.byteOffset + at, 2)
    return little ? low * 256 + high : high * 256 + low
  })
  try {
    await expect(inspect('a.jpg', content)).rejects.toThrow('cut off or damaged')
    expect(reads).toBeLessThan(2_000)
  } finally {
    watched.mockRestore()
  }
})

const zip = join(bytesOf('PK\u0003\u0004'), new Uint8Array(60))

test.each([
  [
    'HTML named as an image',
    'photo.png',
    bytesOf('<html><script>alert(1)</script>'),
    /named like an image, but its content is text/,
  ],
  ['a PDF named as an image', 'photo.png', pdfOf('x'), /named like an image, but its content is a PDF/],
  ['an image named as a text', 'notes.txt', pngOf(2, 2), /named like text, but its content is an image/],
  ['a zip named as a PDF', 'report.pdf', zip, /It is a ZIP archive or an Office document, which is not taken/],
  ['an archive', 'all.zip', zip, /Archives are not unpacked/],
  ['an Office document', 'letter.docx', zip, /Save it as PDF or text/],
  ['an SVG', 'drawing.svg', bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), /Save it as PNG/],
  [
    'an SVG by another name',
    'drawing.txt',
    bytesOf('<?xml version="1.0"?>\n<svg onload="alert(1)"/>'),
    /SVG drawings are not taken/,
  ],
  ['a photo of a phone', 'IMG_1.HEIC', bytesOf('\0\0\0\x18ftypheic'), /PNG, JPEG, GIF and WebP/],
  [
    'a polyglot of HTML and PDF',
    'page.pdf',
    bytesOf('<script>alert(1)</script>%PDF-1.4'),
    /named like a PDF, but its content is text/,
  ],
  ['a program', 'tool', join(bytesOf('\x7fELF'), new Uint8Array(40)), /It is a program, which is not taken/],
  ['bytes of no kind', 'blob', Uint8Array.of(0, 1, 2, 3), /no kind of file that is taken/],
  ['text in another encoding', 'old.txt', Uint8Array.of(0x47, 0x72, 0xfc, 0xdf, 0x65), /text in UTF-8/],
  ['nothing', 'empty.txt', new Uint8Array(), /It is empty/],
  ['an image that ends after its first bytes', 'a.png', pngOf(2, 2).slice(0, 10), /cut off or damaged/],
  ['a PDF of which only the name is true', 'a.pdf', bytesOf('%PDF-1.7\nnothing more'), /cut off or damaged/],
  [
    'a PDF with many pages',
    'a.pdf',
    pdfOf(...Array.from({ length: 101 }, () => 'x')),
    /It has 101 pages. PDFs may have up to 100/,
  ],
  ['a decompression bomb', 'a.png', pngOf(60_000, 60_000), /It has 60,000 × 60,000 pixels/],
  ['an image of too many pixels', 'a.png', pngOf(7_900, 7_900), /may have up to 40 million/],
  ['an image without pixels', 'a.gif', gifOf(0, 5), /without any pixels|cut off or damaged/],
  [
    'a long text',
    'a.txt',
    bytesOf('a'.repeat(FILE_LIMITS.bytes.text + 1)),
    /more than 512 KB, the most that a text may have/,
  ],
  [
    'a large image',
    'a.png',
    join(pngOf(2, 2), new Uint8Array(FILE_LIMITS.bytes.image)),
    /more than 3.7 MB, the most that an image may have/,
  ],
])('T37: %s is refused by name and reason', async (_what, name, content, reason) => {
  const thrown = await inspect(name, content).catch((error) => error)
  expect(isAppError(thrown)).toBe(true)
  expect(thrown.message).toContain(`${name} was not attached.`)
  expect(thrown.message).toMatch(reason)
  expect(thrown.status).toBeLessThan(500)
})

describe('T37: hostile PDFs', () => {
  test('a page tree that leads back to itself ends', async () => {
    const round = bytesOf(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 5>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
    )
    const thrown = await inspect('round.pdf', round).catch((error) => error)
    expect(isAppError(thrown) || thrown.mediaType === 'application/pdf').toBe(true)
  })

  test('a stream that unpacks to hundreds of megabytes costs a refusal, and the next PDF is read', async () => {
    const thrown = await inspect('bomb.pdf', pdfBomb(600)).catch((error) => error)
    expect(isAppError(thrown)).toBe(true)
    expect(await inspect('a.pdf', pdfOf('x'))).toMatchObject({ facts: { pages: 1 } })
  }, 60_000)
})

test('T37: whatever bytes come under whatever name, the outcome is a type of the list or a refusal', async () => {
  const starts = [pngOf(9, 9), gifOf(9, 9), jpegOf(9, 9), webpOf(9, 9), new Uint8Array()]
  const content = fc
    .tuple(fc.constantFrom(...starts), fc.nat(80), fc.uint8Array({ maxLength: 300 }))
    .map(([start, kept, rest]) => join(start.slice(0, kept), rest))
  const name = fc.oneof(fc.constantFrom('a.png', 'a.pdf', 'a', '.', 'a.txt'), fc.string({ unit: 'binary' }))
  await fc.assert(
    fc.asyncProperty(name, content, async (called, bytes) => {
      const result = await inspect(called, bytes).catch((error) => error)
      if (isAppError(result)) expect(result.status).toBeLessThan(500)
      else expect(result.mediaType).toMatch(/^(image\/(png|jpeg|gif|webp)|application\/pdf|text\/plain)$/)
    }),
    { numRuns: rounds(300, 5_000) },
  )
})
