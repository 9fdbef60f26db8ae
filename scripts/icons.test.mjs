/** The files in `public` are complete and have their declared sizes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { icoOf } from './icons.mjs'

const read = (name) => readFileSync(join(import.meta.dirname, '..', 'public', name))
const sizeOf = (png) => {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

/** The pictures of an .ico file. */
function picturesOf(ico) {
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1])
  return Array.from({ length: ico.readUInt16LE(4) }, (_, at) => {
    const line = ico.subarray(6 + at * 16, 22 + at * 16)
    const [length, offset] = [line.readUInt32LE(8), line.readUInt32LE(12)]
    return { size: line[0] || 256, png: ico.subarray(offset, offset + length) }
  })
}

test('favicon.ico has three pictures of the right sizes', () => {
  const pictures = picturesOf(read('favicon.ico'))
  expect(pictures.map(({ size }) => size)).toEqual([16, 32, 48])
  for (const { size, png } of pictures) expect(sizeOf(png)).toEqual([size, size])
})

test('an .ico file contains the pictures that were put in', () => {
  const pictures = [16, 256].map((size) => ({ size, png: Buffer.from(`picture of ${size}`) }))
  expect(picturesOf(icoOf(pictures))).toEqual(pictures)
})

test.each([
  ['icon-192.png', 192, 192],
  ['icon-512.png', 512, 512],
  ['icon-maskable-512.png', 512, 512],
  ['apple-touch-icon.png', 180, 180],
  ['link-picture.png', 1200, 630],
])('%s has its size', (name, width, height) => {
  expect(sizeOf(read(name))).toEqual([width, height])
})

test('the manifest names existing icons: the two sizes that phones need, and a maskable one', () => {
  const { icons, color_scheme_dark: dark, ...manifest } = JSON.parse(read('manifest.webmanifest').toString())
  for (const { src, sizes } of icons) {
    if (sizes !== 'any') expect(`${sizeOf(read(src.slice(1))).join('x')}`).toBe(sizes)
    else expect(read(src.slice(1)).toString()).toContain('<svg')
  }
  const png = (purpose) =>
    icons.filter((icon) => icon.purpose === purpose && icon.type === 'image/png').map(({ sizes }) => sizes)
  expect([png('any'), png('maskable')]).toEqual([['192x192', '512x512'], ['512x512']])
  expect(manifest).toMatchObject({
    id: '/',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    short_name: 'Firstword',
  })
  // The background colours of app/globals.css.
  const paper = /--paper: light-dark\((#\w+), (#\w+)\)/.exec(
    readFileSync(join(import.meta.dirname, '..', 'app', 'globals.css'), 'utf8'),
  )
  expect([manifest.background_color, manifest.theme_color]).toEqual([paper[1], paper[1]])
  expect(dark).toEqual({ theme_color: paper[2], background_color: paper[2] })
})
