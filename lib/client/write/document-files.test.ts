import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { safePath } from '@/lib/source/intake/safe-path'
import { documentFiles, fileStem } from './document-files'
import { documentZip } from './document-zip'

const section = (title: string) => ({ id: title, title, markdown: `## ${title}\n\nText of it.`, end: undefined })
const outline = { title: 'The queue', sections: [] }

test('a file for each section, and one that leads to them', () => {
  const files = documentFiles({ outline, sections: [section('Über uns'), section('API: `get()`')] })
  expect(files.map(({ name }) => name)).toEqual(['README.md', '01-über-uns.md', '02-api-get.md'])
  expect(files[0]?.content).toContain('1. [Über uns](01-%C3%BCber-uns.md)')
  expect(files[1]?.content).toBe('# Über uns\n\nText of it.\n')
})

test('whatever the titles are, the names are safe and differ', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 12 }), (titles) => {
      const names = documentFiles({ outline, sections: titles.map(section) }).map(({ name }) => name)
      expect(new Set(names).size).toBe(titles.length + 1)
      for (const name of names) {
        expect(name).not.toContain('/')
        expect(safePath(name)).toBe(name)
      }
    }),
  )
})

test.each(['', '../../etc/passwd', 'CON', '</script>', '=cmd|calc', '...', '\u202egpj.exe'])(
  'a title such as %j becomes a plain name',
  (title) => {
    expect(fileStem(title)).toMatch(/^[\p{L}\p{N}-]+$/u)
    expect(fileStem(title)).not.toMatch(/^con$/)
  },
)

test('the archive has them in one folder', async () => {
  const zip = documentZip({ outline, sections: [section('One')] })
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()))
  expect(Object.keys(files)).toEqual(['document/README.md', 'document/01-one.md'])
  expect(strFromU8(files['document/01-one.md'] ?? new Uint8Array())).toContain('Text of it.')
})
