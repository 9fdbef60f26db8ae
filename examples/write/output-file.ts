/** Writes the document into the output folder, and nowhere else: whole, or not at all. */
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, link, lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'

/** Where a document goes. */
export interface OutputPlace {
  folder: string
  name: string
  /** Whether a file of that name is replaced. */
  isForced: boolean
  /** Folders in which no part of the path to the output folder may be a link: whoever wrote them may have set it. */
  within: readonly string[]
}

/** Rejects where the document could not be written; changes nothing, so that it can be asked before anything is paid for. */
export async function checkOutput({ folder, name, isForced, within }: OutputPlace): Promise<void> {
  if (!/^[a-z0-9-]{1,80}\.md$/.test(name)) throw new Error(`${name} is no name of an output file.`)
  await refuseLinks(resolve(folder), within)
  const nearest = await nearestThere(resolve(folder))
  if (!(await lstat(await realpath(nearest))).isDirectory()) {
    throw new Error(`${nearest} is not a folder. Choose another one with --out.`)
  }
  await access(nearest, constants.W_OK).catch(() => {
    throw new Error(`Nothing may be written into ${nearest}. Choose another folder with --out.`)
  })
  const path = join(folder, name)
  const before = await lstat(path).catch(() => undefined)
  if (before && !before.isFile()) {
    const kind = before.isSymbolicLink() ? 'a link' : before.isDirectory() ? 'a folder' : 'not a file'
    throw new Error(`${path} is ${kind}. Remove it, or choose another folder with --out.`)
  }
  if (before && !isForced) throw new Error(alreadyThere(path))
}

const alreadyThere = (path: string) =>
  `${path} is there already. Replace it with --force, or choose another folder with --out.`

/** Writes it. The text gets its name when all of it is on the disk, so that no half of it is ever seen. */
export async function writeOutput(place: OutputPlace, text: string): Promise<string> {
  await checkOutput(place)
  await mkdir(place.folder, { recursive: true })
  const folder = await realpath(place.folder)
  const path = join(folder, place.name)
  const draft = join(folder, `.${place.name}.${randomBytes(6).toString('hex')}.part`)
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0 } = constants
  try {
    const file = await open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o644)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await (place.isForced ? rename(draft, path) : nameOnce(draft, path))
  } finally {
    await rm(draft, { force: true })
  }
  return path
}

/** A file that has come in the meantime is not replaced. */
async function nameOnce(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new Error(alreadyThere(path))
    // Some file systems have no second names; that nothing is there was asked just now.
    await rename(draft, path)
  }
}

/** Writes what there is of a document that is not complete, under a name of its own that no file has yet. */
export async function writeIncomplete(place: OutputPlace, text: string): Promise<string> {
  const stem = place.name.replace(/\.md$/, '')
  for (let number = 1; ; number += 1) {
    const name = `${stem}-incomplete${number === 1 ? '' : `-${number}`}.md`
    if (await lstat(join(place.folder, name)).catch(() => undefined)) continue
    return writeOutput({ ...place, name, isForced: false }, text)
  }
}

async function refuseLinks(path: string, within: readonly string[]): Promise<void> {
  const isOwn = (part: string) => part === path || within.some((folder) => isBelow(part, resolve(folder)))
  for (let part = path; part !== dirname(part); part = dirname(part)) {
    if (!isOwn(part)) continue
    const found = await lstat(part).catch(() => undefined)
    if (!found?.isSymbolicLink()) continue
    const target = await realpath(part).catch(() => 'nowhere')
    throw new Error(`${part} is a link to ${target}, which is not followed. Name the folder itself with --out.`)
  }
}

/** The path, or the nearest folder above it that is there. */
async function nearestThere(path: string): Promise<string> {
  let nearest = path
  while (nearest !== dirname(nearest) && !(await lstat(nearest).catch(() => undefined))) nearest = dirname(nearest)
  return nearest
}

/** Whether a path is below a folder, by their names. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path
}
