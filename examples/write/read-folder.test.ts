/** A folder is read within bounds, and nothing outside of it. */
import { link, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SOURCE_LIMITS } from '@/lib/shared/write/source-file'
import { chooseFiles } from '@/lib/source/intake/choose-files'
import { type ReadFolderOptions, readFolder } from './read-folder'

let root: string
let folder: string
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'firstword-folder-')))
  folder = join(root, 'project')
  await mkdir(folder)
})
afterEach(() => rm(root, { recursive: true }))

async function save(files: Record<string, string | Uint8Array>) {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}

async function read(options?: ReadFolderOptions) {
  const found = await readFolder(folder, options)
  return { ...found, paths: found.files.map(({ path }) => path) }
}

/** As it is sent. */
async function chosen(options?: ReadFolderOptions) {
  const { files, skipped } = await chooseFiles((await readFolder(folder, options)).files)
  return {
    paths: files.map(({ path }) => path).sort(),
    reasons: Object.fromEntries(skipped.map(({ path, reason }) => [path, reason])),
  }
}

it('files come in a stable order, by relative paths', async () => {
  await save({ 'b.ts': 'b', 'a/z.ts': 'z', 'a.ts': 'a', 'a/b/c.ts': 'c', 'c/d.ts': 'd' })
  const { paths, files, isCut } = await read()
  expect(paths).toEqual(['a.ts', 'b.ts', 'a/z.ts', 'a/b/c.ts', 'c/d.ts'])
  expect(new TextDecoder().decode(files[2]?.bytes)).toBe('z')
  expect(isCut).toBe(false)
})

describe('the folder', () => {
  it('one that is not there', async () => {
    await expect(readFolder(join(root, 'none'))).rejects.toThrow(/^There is no folder .*none\. Name the folder that/)
  })

  it('a file', async () => {
    await save({ 'a.ts': 'a' })
    await expect(readFolder(join(folder, 'a.ts'))).rejects.toThrow(/a\.ts is not a folder\. Name the folder that the/)
  })

  it('a link that a person names is followed', async () => {
    await save({ 'a.ts': 'a' })
    await symlink(folder, join(root, 'short'))
    expect((await readFolder(join(root, 'short'))).files.map(({ path }) => path)).toEqual(['a.ts'])
  })

  it('an empty one has nothing', async () => {
    expect(await read()).toEqual({ files: [], paths: [], links: [], unreadable: [], isCut: false })
  })
})

describe('links', () => {
  it('to files and folders outside are named and not followed', async () => {
    await writeFile(join(root, 'secret.txt'), 'theirs')
    await mkdir(join(root, 'other'))
    await writeFile(join(root, 'other/b.ts'), 'theirs')
    await save({ 'a.ts': 'a' })
    await symlink(join(root, 'secret.txt'), join(folder, 'file.ts'))
    await symlink(join(root, 'other'), join(folder, 'more'))
    await symlink(join(root, 'gone'), join(folder, 'nothing'))
    const { paths, links } = await read()
    expect(paths).toEqual(['a.ts'])
    expect(links).toEqual(['file.ts', 'more', 'nothing'])
  })

  it('that lead round in circles end', async () => {
    await save({ 'a/b/c.ts': 'c' })
    await symlink('..', join(folder, 'a/b/up'))
    await symlink('.', join(folder, 'a/self'))
    const { paths, links } = await read()
    expect(paths).toEqual(['a/b/c.ts'])
    expect(links).toEqual(['a/self', 'a/b/up'])
  })

  it('a .gitignore that is a link is not read', async () => {
    await writeFile(join(root, 'rules'), 'a.ts\n')
    await save({ 'a.ts': 'a' })
    await symlink(join(root, 'rules'), join(folder, '.gitignore'))
    expect((await read()).paths).toEqual(['a.ts'])
  })
})

describe('what is left out', () => {
  it('what .gitignore names, whole folders without looking into them', async () => {
    await save({
      '.gitignore': 'made/\n*.log\n!keep.log\n',
      'a.ts': 'a',
      'x.log': 'x',
      'keep.log': 'k',
      'made/b.ts': 'b',
    })
    expect((await read()).paths).toEqual(['.gitignore', 'a.ts', 'keep.log', 'x.log'])
    const { paths, reasons } = await chosen()
    expect(paths).toEqual(['a.ts', 'keep.log'])
    expect(reasons).toEqual({ '.gitignore': 'hidden', 'x.log': 'ignored' })
  })

  it('hidden files and folders, dependencies, secrets and binaries', async () => {
    await save({
      'a.ts': 'export const a = 1\n',
      '.hidden.ts': 'h',
      '.git/config': 'g',
      'node_modules/x/index.js': 'x',
      '.env': 'KEY=1',
      'logo.png': 'p',
      'raw.ts': new Uint8Array([0x61, 0, 0x62]),
      'large.ts': 'a b\n'.repeat(SOURCE_LIMITS.fileBytes / 4 + 1),
    })
    const { paths, reasons } = await chosen()
    expect(paths).toEqual(['a.ts'])
    expect(reasons).toEqual({
      '.env': 'secret',
      '.hidden.ts': 'hidden',
      'large.ts': 'too-large',
      'logo.png': 'binary',
      'raw.ts': 'binary',
    })
  })

  it('what is left out by its name is not even read', async () => {
    await save({ 'a.ts': 'a', '.env': 'KEY=1', 'logo.png': 'p', 'x.log': 'x' })
    const opened: string[] = []
    await read({
      read: (path) => {
        opened.push(path.slice(folder.length + 1))
        return readFile(path)
      },
    })
    // The project's rules are asked for first.
    expect(opened).toEqual(['.gitignore', 'a.ts', 'x.log'])
  })

  it('of a large file only the beginning is held', async () => {
    await save({ 'large.ts': new Uint8Array(3 * SOURCE_LIMITS.fileBytes) })
    expect((await read()).files[0]?.bytes.length).toBe(SOURCE_LIMITS.fileBytes + 1)
  })

  it('a file of the largest size is whole', async () => {
    await save({ 'full.ts': 'a b\n'.repeat(SOURCE_LIMITS.fileBytes / 4) })
    expect((await chosen()).paths).toEqual(['full.ts'])
  })

  it('a socket is no file', async () => {
    await save({ 'a.ts': 'a' })
    const server = createServer().listen(join(folder, 'socket'))
    await new Promise((resolve) => server.once('listening', resolve))
    expect((await read()).paths).toEqual(['a.ts'])
    await new Promise((resolve) => server.close(resolve))
  })

  it('a file that may not be read is named, and the rest is read', async () => {
    await save({ 'a.ts': 'a', 'b.ts': 'b', 'c.ts': 'c' })
    const { paths, unreadable } = await read({
      read: (path) => (path.endsWith('b.ts') ? Promise.reject(new Error('EACCES')) : readFile(path)),
    })
    expect(paths).toEqual(['a.ts', 'c.ts'])
    expect(unreadable).toEqual(['b.ts'])
  })

  it.runIf(process.platform === 'linux')('a name with controls is read, and is no safe path', async () => {
    await save({ 'a.ts': 'a', 'x\u001b[2J.ts': 'x' })
    const { paths, reasons } = await chosen()
    expect(paths).toEqual(['a.ts'])
    expect(reasons).toEqual({ 'x\ufffd[2J.ts': 'unsafe-path' })
  })
})

describe('too much', () => {
  it('files beyond the limit are not looked at', async () => {
    await save({ 'a.ts': 'a', 'b.ts': 'b', 'c.ts': 'c' })
    const { paths, isCut } = await read({ limits: { files: 2, bytes: 100 } })
    expect([paths, isCut]).toEqual([['a.ts', 'b.ts'], true])
  })

  it('nor those beyond the limit of bytes', async () => {
    await save({ 'a.ts': 'aaaa', 'b.ts': 'b', 'c.ts': 'c' })
    const { paths, isCut } = await read({ limits: { files: 10, bytes: 5 } })
    expect([paths, isCut]).toEqual([['a.ts', 'b.ts'], true])
  })

  it('files that fill the limits exactly are all of them', async () => {
    await save({ 'a.ts': 'a', 'b.ts': 'b' })
    expect((await read({ limits: { files: 2, bytes: 2 } })).isCut).toBe(false)
  })
})

describe('the output folder', () => {
  it('within the folder is no source', async () => {
    await save({ 'a.ts': 'a', 'docs/readme.md': 'written before', 'src/docs/b.md': 'b', 'docs2/c.md': 'c' })
    expect((await read({ out: join(folder, 'docs') })).paths).toEqual(['a.ts', 'docs2/c.md', 'src/docs/b.md'])
  })

  it('by another name is the same folder', async () => {
    await save({ 'a.ts': 'a', 'docs/readme.md': 'written before' })
    await symlink(folder, join(root, 'short'))
    expect((await read({ out: join(root, 'short', 'docs') })).paths).toEqual(['a.ts'])
  })

  it('elsewhere, not there yet, or the folder itself changes nothing', async () => {
    await save({ 'a.ts': 'a', 'b/c.ts': 'c' })
    for (const out of [root, join(root, 'x'), folder, join(folder, 'none')]) {
      expect((await read({ out })).paths).toEqual(['a.ts', 'b/c.ts'])
    }
  })
})

it('two names of one file are two files', async () => {
  await save({ 'a.ts': 'a' })
  await link(join(folder, 'a.ts'), join(folder, 'b.ts'))
  expect((await read()).paths).toEqual(['a.ts', 'b.ts'])
})
