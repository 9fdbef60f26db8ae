import fc from 'fast-check'
import { strToU8, Zip, ZipDeflate, type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { deflated, makeZip, stored } from './fixtures/make-zip'
import { type ReadArchive, readArchive } from './read-archive'
import { ARCHIVE_LIMITS } from './unpacking'

const MB = 1024 * 1024
const texts = ({ entries }: ReadArchive) =>
  Object.fromEntries(entries.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]))
const reasons = ({ skipped }: ReadArchive) => Object.fromEntries(skipped.map(({ path, reason }) => [path, reason]))
const read = (bytes: Uint8Array, name = 'a.zip') => readArchive(bytes, name)

const FILES = { 'p/a.ts': 'export const a = 1\n'.repeat(40), 'p/b/c.md': '# C\n', 'p/empty': '' }
const packed = (files: Record<string, string>, level: 0 | 6 = 6) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { level })

/** The same as a program makes it that does not know the sizes in front. */
function streamed(files: Record<string, string>): Uint8Array {
  const pieces: Uint8Array[] = []
  const zip = new Zip((_, bytes) => void pieces.push(bytes))
  for (const [name, text] of Object.entries(files)) {
    const file = new ZipDeflate(name)
    zip.add(file)
    file.push(strToU8(text), true)
  }
  zip.end()
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]))
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
const directoryOf = (bytes: Uint8Array) => view(bytes).getUint32(bytes.length - 6, true)

describe('a zip', () => {
  test.each([
    ['deflated', packed(FILES)],
    ['stored', packed(FILES, 0)],
    ['streamed', streamed(FILES)],
    ['behind a program', Uint8Array.from([...strToU8('PK\u0003no zip yet'), ...packed(FILES)])],
  ])('is read: %s', async (_, bytes) => {
    const archive = await read(bytes)
    expect(texts(archive)).toEqual(FILES)
    expect(archive).toMatchObject({ skipped: [], unlisted: 0 })
    expect(archive.problem).toBeUndefined()
  })

  test('is not unpacked where a name is enough', async () => {
    const archive = await read(
      packed({ ...FILES, 'p/node_modules/x.js': 'x', 'p/.env': 'A=1', 'p/.gitignore': '*.log\n', '../../etc/x': 'x' }),
    )
    expect(texts(archive)).toEqual({ ...FILES, 'p/.gitignore': '*.log\n' })
    expect(reasons(archive)).toEqual({
      'p/node_modules/x.js': 'dependency',
      'p/.env': 'secret',
      '../../etc/x': 'unsafe-path',
    })
  })

  test('T37: has no links, devices, or archives within it', async () => {
    const zip: Zippable = {
      'link.ts': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }],
      'pipe.ts': [strToU8('x'), { os: 3, attrs: 0o010644 << 16 }],
      'folder.d': [strToU8(''), { os: 3, attrs: 0o040755 << 16 }],
      'inner.zip': packed(FILES),
      'a.ts': [strToU8('a'), { os: 3, attrs: 0o100644 << 16 }],
    }
    const archive = await read(zipSync(zip))
    expect(texts(archive)).toEqual({ 'a.ts': 'a' })
    expect(reasons(archive)).toEqual({ 'link.ts': 'link', 'pipe.ts': 'unsupported', 'inner.zip': 'nested-archive' })
  })

  test('says which files are locked, and is read without them', async () => {
    const bytes = packed({ 'a.ts': 'a', 'b.ts': 'b' })
    const flags = directoryOf(bytes) + 8
    view(bytes).setUint16(flags, view(bytes).getUint16(flags, true) | 1, true)
    const archive = await read(bytes, 'my.zip')
    expect(archive.problem).toBe('my.zip has a file locked with a password.')
    expect(texts(archive)).toEqual({ 'b.ts': 'b' })
    expect(reasons(archive)).toEqual({ 'a.ts': 'encrypted' })
  })

  test('has the paths that a Windows program wrote with backslashes', async () => {
    const bytes = packed({ 'src/a.ts': 'a', 'b/../c.ts': 'c' })
    for (const at of [...bytes.keys()]) if (bytes[at] === 0x2f) bytes[at] = 0x5c
    const archive = await read(bytes)
    expect(texts(archive)).toEqual({ 'src/a.ts': 'a' })
    expect(Object.values(reasons(archive))).toEqual(['unsafe-path'])
  })

  test('packed in an unknown way is named', async () => {
    const bytes = packed({ 'a.ts': 'a', 'b.ts': 'b' })
    view(bytes).setUint16(directoryOf(bytes) + 10, 12, true)
    expect(reasons(await read(bytes))).toEqual({ 'a.ts': 'unsupported' })
  })
})

describe('a damaged zip', () => {
  test.each([
    ['in a stored file', packed({ 'a.ts': 'aaaa', 'b.ts': 'bbbb' }, 0), 0x61],
    ['in a checksum', packed({ 'a.ts': 'aaaa', 'b.ts': 'bbbb' }), undefined],
  ])('gives the other files: %s', async (_, bytes, letter) => {
    const at = letter === undefined ? directoryOf(bytes) + 16 : bytes.indexOf(letter, 34)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    const archive = await read(bytes)
    expect(texts(archive)).toEqual({ 'b.ts': 'bbbb' })
    expect(reasons(archive)).toEqual({ 'a.ts': 'damaged' })
    expect(archive.problem).toBe('a.zip is damaged. What could be read of it is here.')
  })

  test.each([
    ['with sizes in front', packed(FILES)],
    ['with sizes behind', streamed(FILES)],
  ])('gives what is in front of a cut: %s', async (_, bytes) => {
    for (let length = 4; length < directoryOf(bytes) + 30; length += 1) {
      const archive = await read(bytes.subarray(0, length))
      expect(archive.problem).toMatch(/damaged/)
      expect(FILES).toMatchObject(texts(archive))
    }
    expect(texts(await read(bytes.subarray(0, directoryOf(bytes) + 10)))).toEqual(FILES)
  })

  test('T38: whatever is wrong with it, is read without an error', async () => {
    const whole = [packed(FILES), packed(FILES, 0), streamed(FILES)] as const
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), fc.array(change, { maxLength: 8 }), async (bytes, changes) => {
        const changed = bytes.slice()
        for (const [at, byte] of changes) changed[at % changed.length] = byte
        const { entries } = await read(changed)
        for (const { bytes: content } of entries) expect(content.length).toBeLessThanOrEqual(ARCHIVE_LIMITS.fileBytes)
      }),
    )
  })

  test('is named when it is none', async () => {
    const { problem, entries } = await read(strToU8('a\n'), '</script>\u202e.zip')
    expect(problem).toBe('</script>\ufffd.zip is no archive that is read here: those are .zip, .tar and .tar.gz.')
    expect(entries).toEqual([])
    expect(await read(new Uint8Array())).toMatchObject({ entries: [] })
  })
})

/** So many files of 1 MB, each of which packs to a thousandth. */
const million = deflated(new Uint8Array(MB))
const manyFiles = (count: number) => Array.from({ length: count }, (_, at) => [`${at}.ts`, million] as const)
/** Makes the ratio of the whole a harmless one. */
const ballast = ['z.bin', stored(new Uint8Array(2 * MB))] as const

describe('T37: a bomb', () => {
  test('of one large file is left out after its first bytes', async () => {
    const archive = await read(
      makeZip([
        ['a.ts', deflated(new Uint8Array(20 * MB))],
        ['b.ts', stored(strToU8('b'))],
      ]),
    )
    expect(texts(archive)).toEqual({ 'b.ts': 'b' })
    expect(reasons(archive)).toEqual({ 'a.ts': 'too-large' })
  })

  test('of many files ends at the ratio', async () => {
    const archive = await read(makeZip(manyFiles(40)))
    expect(archive.problem).toBe('a.zip unpacks to more than 200 times its size.')
    expect(archive.entries).toHaveLength(ARCHIVE_LIMITS.ratioFromBytes / MB)
  })

  test('of many files that hide beside a large one ends at what a page can hold', async () => {
    const archive = await read(makeZip([...manyFiles(80), ballast]))
    expect(archive.problem).toBe('a.zip unpacks to more than 64 MB.')
    expect(archive.entries).toHaveLength(64)
  })

  test('whose files share their bytes is not unpacked', async () => {
    const bytes = packed({ 'a.ts': 'a'.repeat(5_000) })
    const at = directoryOf(bytes)
    const record = bytes.subarray(at, bytes.length - 22)
    const end = bytes.slice(-22)
    view(end).setUint32(12, record.length * 1_000, true)
    const bomb = Uint8Array.from([
      ...bytes.subarray(0, at),
      ...Array(1_000)
        .fill([...record])
        .flat(),
      ...end,
    ])
    expect(await read(bomb)).toEqual({
      entries: [],
      skipped: [],
      unlisted: 0,
      problem: 'a.zip has files within each other, which is how archives are made to fill a memory.',
    })
  })

  test('of 100,000 names ends at a number of files', async () => {
    const empty = stored(new Uint8Array())
    const archive = await read(makeZip(Array.from({ length: 100_000 }, (_, at) => [`f/${at}.ts`, empty] as const)))
    expect(archive.problem).toBe('a.zip has more than 20000 files.')
    expect(archive.entries).toHaveLength(ARCHIVE_LIMITS.files)
  })
})

describe('reading', () => {
  test('says how far it is', async () => {
    const seen: number[] = []
    const bytes = packed(FILES)
    await readArchive(bytes, 'a.zip', { onProgress: (done, total) => void seen.push(done / total) })
    expect(seen.at(-1)).toBe(1)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  })

  test('stops between two slices when it is aborted', async () => {
    const abort = new AbortController()
    const bytes = makeZip([...manyFiles(60), ballast])
    const reading = readArchive(bytes, 'a.zip', { signal: abort.signal, onProgress: () => abort.abort() })
    await expect(reading).rejects.toThrow(/abort/i)
    await expect(readArchive(bytes, 'a.zip', { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
  })
})
