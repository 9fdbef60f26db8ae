import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { createSkipList } from '@/lib/source/intake/skip-list'
import { PICK_LIMITS, pickedFiles, walkEntries } from './found-files'
import { readDrop, readFiles } from './read-files'

type Tree = { [name: string]: string | Uint8Array<ArrayBuffer> | Tree | null }

/** What a browser hands out for a dropped folder, in parts of two. Null is a file that cannot be read. */
function entryOf(name: string, content: Tree[string], parent = ''): FileSystemEntry {
  const fullPath = `${parent}/${name}`
  const isFile = content === null || typeof content === 'string' || content instanceof Uint8Array
  if (isFile) {
    const file = (take: (file: File) => void, fail: () => void) =>
      content === null ? fail() : take(new File([content], name))
    return { isFile: true, isDirectory: false, name, fullPath, file } as unknown as FileSystemEntry
  }
  const children = Object.entries(content).map(([child, inner]) => entryOf(child, inner, fullPath))
  const createReader = () => {
    let at = 0
    return {
      readEntries(take: (entries: FileSystemEntry[]) => void) {
        take(children.slice(at, at + 2))
        at += 2
      },
    }
  }
  return { isFile: false, isDirectory: true, name, fullPath, createReader } as unknown as FileSystemEntry
}

const paths = ({ files }: { files: Array<{ path: string }> }) => files.map(({ path }) => path)
const reasons = ({ skipped }: { skipped: Array<{ path: string; reason: string }> }) =>
  Object.fromEntries(skipped.map(({ path, reason }) => [path, reason]))
const zip = new Uint8Array(zipSync({ 'p/src/a.ts': strToU8('a = 1\n'), 'p/.env': strToU8('A=1\n') }))

describe('a drop', () => {
  test('of a folder gives its files, and opens no folder that is left out', async () => {
    const tree = {
      src: { 'a.ts': 'a = 1\n', 'b.ts': 'b = 1\n', deep: { 'c.ts': 'c = 1\n' }, 'd.log': 'd\n' },
      node_modules: { x: { 'index.js': 'x\n' } },
      '.gitignore': '*.log\n',
      '.env': 'A=1\n',
      'more.zip': zip,
      'gone.ts': null,
    }
    const read = await readDrop([entryOf('project', tree)])
    expect(paths(read)).toEqual(['src/a.ts', 'src/b.ts', 'src/deep/c.ts'])
    expect(reasons(read)).toEqual({
      'project/node_modules': 'dependency',
      'project/gone.ts': 'damaged',
      'project/.env': 'secret',
      'project/more.zip': 'nested-archive',
      '.gitignore': 'hidden',
      'src/d.log': 'ignored',
    })
  })

  test('of an archive gives what is in it', async () => {
    const read = await readDrop([entryOf('p.zip', zip)])
    expect(read.files).toEqual([{ path: 'src/a.ts', content: 'a = 1\n' }])
    expect(reasons(read)).toEqual({ 'p/.env': 'secret' })
    expect(read.problems).toEqual([])
  })

  test('of several archives and files keeps them apart', async () => {
    const broken = zip.slice(0, 44)
    const read = await readDrop([entryOf('p.zip', zip), entryOf('q.zip', broken), entryOf('z.ts', 'z = 1\n')])
    expect(paths(read)).toEqual(['p/p/src/a.ts', 'z.ts'])
    expect(read.problems).toEqual(['q.zip is damaged. What could be read of it is here.'])
  })

  test('T37: is bounded in depth and number', async () => {
    let deep: Tree = { 'a.ts': 'a\n' }
    for (let level = 0; level < 60; level += 1) deep = { d: deep }
    const skipped = createSkipList()
    expect(await walkEntries([entryOf('deep', deep)], skipped)).toEqual([])
    expect(skipped.rows.map(({ reason }) => reason)).toEqual(['unsafe-path'])

    const many = Object.fromEntries(Array.from({ length: PICK_LIMITS.names + 500 }, (_, at) => [`${at}.ts`, 'a\n']))
    const list = createSkipList()
    const found = await walkEntries([entryOf('many', many)], list)
    expect(found).toHaveLength(PICK_LIMITS.names - 1)
    expect(list.rows).toEqual([{ path: `many/${PICK_LIMITS.names - 1}.ts`, reason: 'too-many' }])
  })
})

describe('picked files', () => {
  const files = (contents: Record<string, string>) =>
    pickedFiles(Object.entries(contents).map(([name, text]) => new File([text], name)))

  test('T61: hostile names and contents are plain text', async () => {
    const content = `</script><script>alert(1)</script>{{7*7}}\${7*7}<%= 7 %>\n=HYPERLINK("x")\n`
    const names = ["=cmd|'calc'!A0.ts", '{{constructor}}.ts', '__proto__']
    const read = await readFiles(pickedFiles(names.map((name) => new File([content], name))))
    expect(paths(read)).toEqual(names)
    for (const file of read.files) expect(file.content).toBe(content)
  })

  test('say how far the reading is', async () => {
    const seen: Array<[number, number]> = []
    await readFiles(files({ 'a.ts': 'aaaa', 'b.ts': 'bb' }), { onProgress: (...at) => void seen.push(at) })
    expect(seen).toEqual([
      [4, 6],
      [6, 6],
    ])
  })

  test('are read no further when the reading is aborted', async () => {
    const abort = new AbortController()
    const seen: number[] = []
    const onProgress = (done: number) => {
      seen.push(done)
      abort.abort()
    }
    const reading = readFiles(files({ 'a.ts': 'aaaa', 'b.ts': 'bb' }), { signal: abort.signal, onProgress })
    await expect(reading).rejects.toThrow(/abort/i)
    expect(seen).toEqual([4])
  })
})
