import { spawnSync } from 'node:child_process'
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { joined } from './fixtures/make-zip'
import { type ReadArchive, readArchive } from './read-archive'
import { ARCHIVE_LIMITS } from './unpacking'

const hasTar = /GNU tar/.test(spawnSync('tar', ['--version'], { encoding: 'utf8' }).stdout ?? '')
const folder = mkdtempSync(join(tmpdir(), 'firstword-tar-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const texts = ({ entries }: ReadArchive) =>
  Object.fromEntries(entries.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]))
const reasons = ({ skipped }: ReadArchive) => Object.fromEntries(skipped.map(({ path, reason }) => [path, reason]))

const LONG = `${'long-folder-name/'.repeat(8)}${'n'.repeat(60)}.ts`
const LONGER = `${'long-folder-name/'.repeat(12)}${'n'.repeat(90)} =b.ts`
const FILES: Record<string, string> = {
  'src/a.ts': 'export const a = 1\n',
  'src/empty.ts': '',
  'src/block.ts': 'x'.repeat(512),
  'src/large.ts': 'const line = 1\n'.repeat(20_000),
  'caf\u00e9 \u{1F600}.md': '# Caf\u00e9\n',
  [LONG]: 'long\n',
}

beforeAll(() => {
  for (const [path, text] of Object.entries({ ...FILES, [LONGER]: 'longer\n', 'node_modules/x.js': 'x\n' })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  symlinkSync('/etc/passwd', join(folder, 'z-link.ts'))
  linkSync(join(folder, 'src/a.ts'), join(folder, 'z-hard.ts'))
  writeFileSync(join(folder, 'z-sparse.ts'), 'x')
  truncateSync(join(folder, 'z-sparse.ts'), 4 * 1024 * 1024)
  spawnSync('mkfifo', [join(folder, 'z-pipe.ts')])
})

/** An archive made by the system's program. */
function made(format: string, paths: string[], ...options: string[]): Uint8Array {
  const args = ['-C', folder, `--format=${format}`, '--sort=name', '-cf', '-', ...options, ...paths]
  const { stdout, stderr } = spawnSync('tar', args, {
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  if (stdout.length === 0) throw new Error(stderr.toString())
  return new Uint8Array(stdout)
}

describe.skipIf(!hasTar)('a tar archive of the system', () => {
  test.each(['ustar', 'pax', 'gnu'])('is read: %s', async (format) => {
    const paths = [...Object.keys(FILES), ...(format === 'ustar' ? [] : [LONGER])]
    const expected = format === 'ustar' ? FILES : { ...FILES, [LONGER]: 'longer\n' }
    for (const bytes of [made(format, paths), made(format, paths, '-z'), gzipSync(made(format, paths))]) {
      const archive = await readArchive(bytes, 'a.tar')
      expect(texts(archive)).toEqual(expected)
      expect(archive).toMatchObject({ skipped: [], unlisted: 0 })
      expect(archive.problem).toBeUndefined()
    }
  })

  test('of the oldest format is read', async () => {
    expect(texts(await readArchive(made('v7', ['src']), 'a.tar'))['src/a.ts']).toBe(FILES['src/a.ts'])
  })

  test.each(['pax', 'gnu'])('T37: has no links, pipes and sparse files: %s', async (format) => {
    const archive = await readArchive(made(format, ['.'], '-S'), 'a.tar')
    expect(texts(archive)).toEqual({ ...FILES, [LONGER]: 'longer\n' })
    expect(reasons(archive)).toEqual({
      './node_modules/x.js': 'dependency',
      './z-hard.ts': 'link',
      './z-link.ts': 'link',
      './z-pipe.ts': 'unsupported',
      './z-sparse.ts': 'unsupported',
    })
  })

  test('T37: leads nowhere else', async () => {
    const bytes = made('gnu', ['src/a.ts'], '-P', '--transform=s,^src,../../etc,')
    const archive = await readArchive(bytes, 'a.tar')
    expect(archive.entries).toEqual([])
    expect(reasons(archive)).toEqual({ '../../etc/a.ts': 'unsafe-path' })
    const absolute = made('gnu', ['src/a.ts'], '-P', '--transform=s,^src,/etc,')
    expect(reasons(await readArchive(absolute, 'a.tar'))).toEqual({ '/etc/a.ts': 'unsafe-path' })
  })

  test('that is cut gives what is in front of the cut', async () => {
    const whole = made('gnu', ['src'])
    for (const bytes of [whole, gzipSync(whole)]) {
      for (let part = 1; part < 20; part += 1) {
        const archive = await readArchive(bytes.subarray(0, Math.floor((bytes.length * part) / 20)), 'a.tar')
        const names = Object.entries(texts(archive))
        for (const [path, text] of names) expect(text).toBe(FILES[path])
        expect(archive.problem).toBeDefined()
      }
    }
  })

  test('that is damaged is read on behind the damage', async () => {
    const bytes = made('gnu', ['src/a.ts', 'src/block.ts'])
    bytes[0] = 0x7a
    const archive = await readArchive(gzipSync(bytes), 'a.tgz')
    expect(texts(archive)).toEqual({ 'src/block.ts': FILES['src/block.ts'] })
    expect(archive.problem).toBe('a.tgz is damaged. What could be read of it is here.')
  })

  test('T38: whatever is wrong with it, is read without an error', async () => {
    const whole = [
      made('pax', ['src/a.ts', LONGER]),
      made('gnu', ['src/a.ts', LONGER]),
      made('gnu', ['src/a.ts'], '-z'),
    ]
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), fc.array(change, { maxLength: 8 }), async (bytes, changes) => {
        const changed = bytes.slice()
        for (const [at, byte] of changes) changed[at % Math.min(changed.length, 4_000)] = byte
        const { entries } = await readArchive(changed, 'a.tar')
        for (const { bytes: content } of entries) expect(content.length).toBeLessThanOrEqual(ARCHIVE_LIMITS.fileBytes)
      }),
    )
  })
})

/** A header by hand, for what no program makes. */
function header(name: string, { type = '0', size = '0' }: { type?: string; size?: string } = {}): Uint8Array {
  const block = new Uint8Array(512)
  const put = (at: number, text: string) => block.set(new TextEncoder().encode(text), at)
  put(0, name)
  put(124, size.padStart(11, '0'))
  put(148, ' '.repeat(8))
  put(156, type)
  put(257, 'ustar')
  put(263, '00')
  const sum = block.reduce((total, byte) => total + byte, 0)
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `)
  return block
}

const archiveOf = (...blocks: Uint8Array[]) => joined(blocks)
const END = new Uint8Array(1024)

describe('T37: a tar archive made to harm', () => {
  test('by a size that is not there ends as a damaged one', async () => {
    const sizes = ['77777777777', '-1', '99999999999', 'ffffffffff', '\u0080']
    for (const size of sizes) {
      const archive = await readArchive(archiveOf(header('b.ts'), header('a.ts', { size }), END), 'a.tar')
      expect(archive.problem).toMatch(/damaged/)
      expect(Object.keys(texts(archive))).toEqual(['b.ts'])
    }
  })

  test('by a link with a content has a link, and no content', async () => {
    const bytes = archiveOf(header('x', { type: '2', size: '0' }), header('x/passwd'), header('d', { type: '3' }), END)
    const archive = await readArchive(bytes, 'a.tar')
    expect(texts(archive)).toEqual({ 'x/passwd': '' })
    expect(reasons(archive)).toEqual({ x: 'link', d: 'unsupported' })
  })

  test('by a long record keeps nothing of it', async () => {
    const length = 200 * 1024
    const record = header('long', { type: 'L', size: length.toString(8) })
    const bytes = archiveOf(record, new Uint8Array(length).fill(0x61), header('a.ts'), END)
    const archive = await readArchive(bytes, 'a.tar')
    expect(texts(archive)).toEqual({ 'a.ts': '' })
    expect(archive.problem).toMatch(/damaged/)
  })

  test('by 100,000 names ends at a number of files', async () => {
    const first = header('000000.ts')
    const sum = Number.parseInt(new TextDecoder().decode(first.subarray(148, 154)), 8)
    const bytes = new Uint8Array(100_000 * 512)
    for (let index = 0; index < 100_000; index += 1) {
      const name = String(index).padStart(6, '0')
      const digits = [...name].reduce((total, digit) => total + Number(digit), 0)
      bytes.set(first, index * 512)
      bytes.set(new TextEncoder().encode(name), index * 512)
      bytes.set(new TextEncoder().encode((sum + digits).toString(8).padStart(6, '0')), index * 512 + 148)
    }
    const archive = await readArchive(bytes, 'a.tar')
    expect(archive.entries).toHaveLength(ARCHIVE_LIMITS.files)
    expect(archive.problem).toBe('a.tar has more than 20000 files.')
  })

  test('by its ratio ends early', async () => {
    const size = 900 * 1024 * 1024
    const bytes = archiveOf(header('a.ts', { size: size.toString(8) }))
    const bomb = new Uint8Array(20 * 1024 * 1024)
    bomb.set(bytes)
    const archive = await readArchive(gzipSync(bomb), 'a.tgz')
    expect(archive.problem).toBe('a.tgz unpacks to more than 200 times its size.')
    expect(reasons(archive)).toEqual({ 'a.ts': 'too-large' })
  })

  test('by bytes behind the end of the compression ends there', async () => {
    const packed = gzipSync(archiveOf(header('a.ts'), END))
    const bytes = new Uint8Array(4 * 1024 * 1024)
    bytes.set(packed)
    expect(texts(await readArchive(bytes, 'a.tgz'))).toEqual({ 'a.ts': '' })
  })
})
