/** The document is written into the output folder and nowhere else, whole or not at all. */
import * as fs from 'node:fs/promises'
import { link, lstat, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkOutput, isBelow, type OutputPlace, writeIncomplete, writeOutput } from './output-file'

/** The project, and beside it what must stay as it is. */
let root: string
let project: string
let outside: string
let out: string
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'firstword-output-')))
  project = join(root, 'project')
  outside = join(root, 'outside')
  out = join(project, 'docs')
  await mkdir(project)
  await mkdir(outside)
  await writeFile(join(outside, 'readme.md'), 'theirs')
})
afterEach(() => rm(root, { recursive: true }))

const place = (changed: Partial<OutputPlace> = {}): OutputPlace => ({
  folder: out,
  name: 'readme.md',
  isForced: false,
  within: [project],
  ...changed,
})
const write = (changed?: Partial<OutputPlace>, text = 'new') => writeOutput(place(changed), text)

/** Every file and what it has, links by where they lead. */
async function everything(folder = root, path = ''): Promise<Record<string, string>> {
  const entries = await readdir(join(folder, path), { withFileTypes: true })
  const lists = entries.map(async (entry): Promise<Record<string, string>> => {
    const name = join(path, entry.name)
    if (entry.isDirectory()) return { [`${name}/`]: '', ...(await everything(folder, name)) }
    return { [name]: entry.isSymbolicLink() ? `-> ${await fs.readlink(join(folder, name))}` : await text(name) }
  })
  return Object.assign({}, ...(await Promise.all(lists)))
}
const text = (name: string) => readFile(join(root, name), 'utf8')

/** Rejects, before as when it is written, and changes nothing. */
async function isRefused(changed: Partial<OutputPlace>, message: RegExp) {
  const before = await everything()
  await expect(checkOutput(place(changed))).rejects.toThrow(message)
  await expect(write(changed)).rejects.toThrow(message)
  expect(await everything()).toEqual(before)
}

describe('a new file', () => {
  it('is written into a folder that is there', async () => {
    await mkdir(out)
    expect(await write()).toBe(join(out, 'readme.md'))
    expect(await readdir(out)).toEqual(['readme.md'])
    expect(await text('project/docs/readme.md')).toBe('new')
  })

  it('is written into folders that are made for it', async () => {
    const deep = join(out, 'a', 'b')
    await checkOutput(place({ folder: deep }))
    expect(await readdir(project)).toEqual([])
    expect(await write({ folder: deep })).toBe(join(deep, 'readme.md'))
    expect(await readdir(deep)).toEqual(['readme.md'])
  })

  it('a relative output folder is meant from the current folder', async () => {
    const folder = `./${parse(root).name}-nowhere`
    await checkOutput(place({ folder }))
    expect(await lstat(folder).catch(() => undefined)).toBeUndefined()
  })
})

describe('a file that is there', () => {
  beforeEach(async () => {
    await mkdir(out)
    await writeFile(join(out, 'readme.md'), 'old and longer')
  })

  it('stays without --force', () => isRefused({}, /readme\.md is there already\. Replace it with --force, or/))

  it('is replaced with --force', async () => {
    await write({ isForced: true })
    expect(await text('project/docs/readme.md')).toBe('new')
  })

  it('another name of the same file keeps the old text', async () => {
    await link(join(out, 'readme.md'), join(outside, 'second.md'))
    await write({ isForced: true })
    expect(await text('outside/second.md')).toBe('old and longer')
  })

  it('one that comes while the text is written stays, too', async () => {
    const before = await everything()
    // Two at once: both have seen that there is none.
    const both = await Promise.allSettled(['a', 'b'].map((each) => write({ name: 'race.md' }, each)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [winner] = both.flatMap((each, at) => (each.status === 'fulfilled' ? [['a', 'b'][at]] : []))
    expect(await everything()).toEqual({ ...before, 'project/docs/race.md': winner })
  })
})

describe('links', () => {
  it.each([true, false])('the file is a link to a file outside (--force: %s)', async (isForced) => {
    await mkdir(out)
    await symlink(join(outside, 'readme.md'), join(out, 'readme.md'))
    await isRefused({ isForced }, /readme\.md is a link\. Remove it, or choose another folder with --out/)
  })

  it('the file is a link to nothing', async () => {
    await mkdir(out)
    await symlink(join(outside, 'new.md'), join(out, 'readme.md'))
    await isRefused({ isForced: true }, /is a link/)
  })

  it('the output folder is a link', async () => {
    await symlink(outside, out)
    await isRefused({ isForced: true }, /docs is a link to .*outside, which is not followed\. Name the folder itself/)
    await isRefused({ isForced: true, within: [] }, /is a link to/)
  })

  it('the output folder is a link to nothing', async () => {
    await symlink(join(root, 'gone'), out)
    await isRefused({}, /is a link to nowhere/)
  })

  it('a folder on the way is a link that the project has', async () => {
    await symlink(outside, out)
    await isRefused({ folder: join(out, 'deep', 'er') }, /docs is a link to/)
  })

  it('a link above the project is the person’s own', async () => {
    await symlink(project, join(root, 'short'))
    expect(await write({ folder: join(root, 'short', 'docs'), within: [] })).toBe(join(out, 'readme.md'))
  })
})

describe('something else stands there', () => {
  it('a folder where the file should be', async () => {
    await mkdir(join(out, 'readme.md'), { recursive: true })
    await isRefused({ isForced: true }, /readme\.md is a folder\. Remove it, or/)
  })

  it('a file where the folder should be', async () => {
    await writeFile(out, 'a file')
    await isRefused({}, /docs is not a folder\. Choose another one with --out/)
    await isRefused({ folder: join(out, 'deep') }, /docs is not a folder/)
  })
})

describe('names', () => {
  it.each([
    '../readme.md',
    '/etc/x.md',
    'a/b.md',
    '..',
    '.md',
    'readme',
    'readme.md\0',
    'READ.md',
    'a\n.md',
    '.x.md',
    '',
  ])('%j is none', (name) => isRefused({ name, isForced: true }, /is no name of an output file/))

  it('whatever the name, nothing but that file is written', async () => {
    await mkdir(out)
    const part = fc.constantFrom('..', '.', '/', '\\', 'a', 'readme', '.md', '\0', '\u202e', '~', 'C:', '%2f')
    const names = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        const path = await write({ name, isForced: true }).catch(() => undefined)
        const expected = path === undefined ? [] : [name]
        expect(await readdir(out)).toEqual(expected)
        if (path !== undefined) await rm(path)
      }),
    )
    expect(Object.keys(await everything()).sort()).toEqual([
      'outside/',
      'outside/readme.md',
      'project/',
      'project/docs/',
    ])
  })
})

describe('a write that fails', () => {
  it('leaves the old text and nothing else', async () => {
    await mkdir(out)
    await writeFile(join(out, 'readme.md'), 'old')
    // No text: the disk's part of the work throws after the draft was made.
    const broken = { toString: () => 'half' } as unknown as string
    await expect(write({ isForced: true }, broken)).rejects.toThrow()
    expect(await readdir(out)).toEqual(['readme.md'])
    expect(await text('project/docs/readme.md')).toBe('old')
  })
})

describe('a document that is not complete', () => {
  it('has a name of its own, and another each time', async () => {
    await mkdir(out)
    await writeFile(join(out, 'readme.md'), 'whole')
    const paths = []
    for (const text of ['a', 'b', 'c']) paths.push(await writeIncomplete(place({ isForced: true }), text))
    expect(paths.map((path) => parse(path).name)).toEqual([
      'readme-incomplete',
      'readme-incomplete-2',
      'readme-incomplete-3',
    ])
    expect(await text('project/docs/readme-incomplete-2.md')).toBe('b')
    expect(await text('project/docs/readme.md')).toBe('whole')
  })

  it('passes over a link of that name', async () => {
    await mkdir(out)
    await symlink(join(outside, 'new.md'), join(out, 'readme-incomplete.md'))
    expect(await writeIncomplete(place(), 'a')).toBe(join(out, 'readme-incomplete-2.md'))
    expect(await readdir(outside)).toEqual(['readme.md'])
  })
})

it('a folder is below another by its names', () => {
  expect(['/a/b', '/a/..b', '/a/b/c'].map((path) => isBelow(path, '/a'))).toEqual([true, true, true])
  expect(['/a', '/', '/ab', '/b/a'].map((path) => isBelow(path, '/a'))).toEqual([false, false, false, false])
})
