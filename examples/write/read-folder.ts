/** Reads the files of a folder, within bounds and without following links. */
import { constants } from 'node:fs'
import { lstat, open, readdir, realpath } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { SOURCE_LIMITS } from '@/lib/shared/write/source-file'
import type { FoundFile } from '@/lib/source/intake/choose-files'
import { readIgnoreRules } from '@/lib/source/intake/ignore-rules'
import { isIgnoreFile, skipByPath, skipFolder } from '@/lib/source/intake/skip-by-path'
import { isBelow } from './output-file'

/** What is looked at, however large the folder is; the document takes far less. */
export const FOLDER_LIMITS = { files: 20_000, bytes: 128 * 1024 * 1024 } as const

const MAX_IGNORE_BYTES = 64 * 1024

/** What a folder has. */
export interface FolderFiles {
  files: FoundFile[]
  /** Links, which are not followed. */
  links: string[]
  /** Files and folders that may not be read, or have gone while they were. */
  unreadable: string[]
  /** There is more than is looked at. */
  isCut: boolean
}

/** How it is read. */
export interface ReadFolderOptions {
  /** The output folder: what was written before is no source. */
  out?: string
  limits?: { files: number; bytes: number }
  read?: (path: string) => Promise<Uint8Array>
}

/** The files below a folder, in a stable order. Files that are too large have only their beginning. */
export async function readFolder(
  folder: string,
  { out, limits = FOLDER_LIMITS, read = beginningOf }: ReadFolderOptions = {},
): Promise<FolderFiles> {
  const root = await realFolder(folder)
  const leftOut = out === undefined ? undefined : await ownPath(root, out)
  const found: FolderFiles = { files: [], links: [], unreadable: [], isCut: false }
  const ignoreFile = await orNothing(read(join(root, '.gitignore')))
  const isIgnored = readIgnoreRules(new TextDecoder().decode(ignoreFile?.subarray(0, MAX_IGNORE_BYTES)))
  let bytes = 0
  const waiting = ['']
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const entries = await orNothing(readdir(join(root, path), { withFileTypes: true }))
    if (!entries) found.unreadable.push(path || '.')
    const names: string[] = []
    for (const entry of entries?.toSorted((a, b) => (a.name < b.name ? -1 : 1)) ?? []) {
      const name = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isSymbolicLink()) found.links.push(name)
      if (entry.isDirectory() && name !== leftOut && !skipFolder(name) && !isIgnored(`${name}/`)) names.push(name)
      if (!entry.isFile()) continue
      if (found.files.length >= limits.files || bytes >= limits.bytes) return { ...found, isCut: true }
      // Their names say that they are left out.
      const isSkipped = !isIgnoreFile(name) && skipByPath(name) !== undefined
      const content = isSkipped ? new Uint8Array() : await orNothing(read(join(root, name)))
      if (content) found.files.push({ path: name, bytes: content })
      else found.unreadable.push(name)
      bytes += content?.length ?? 0
    }
    waiting.push(...names.toReversed())
  }
  return found
}

async function realFolder(folder: string): Promise<string> {
  const found = await lstat(folder).catch(() => undefined)
  if (!found) throw new Error(`There is no folder ${folder}. Name the folder that the document shall be about.`)
  // The folder that a person names may be a link; those within it may lead anywhere.
  const real = await realpath(folder).catch(() => folder)
  if ((await lstat(real)).isDirectory()) return real
  throw new Error(`${folder} is not a folder. Name the folder that the file is in.`)
}

/** The path of the output folder within the folder that is read; undefined when it is elsewhere, or is that folder. */
async function ownPath(root: string, out: string): Promise<string | undefined> {
  const real = await realpath(out).catch(() => undefined)
  return real !== undefined && isBelow(real, root) ? relative(root, real).split(sep).join('/') : undefined
}

/** Undefined for what may not be read: the caller names it. */
async function orNothing<Value>(value: Promise<Value>): Promise<Value | undefined> {
  return value.catch(() => undefined)
}

/** A byte more than a file may have shows that it is too large. */
async function beginningOf(path: string): Promise<Uint8Array> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
  try {
    const { size } = await file.stat()
    const buffer = Buffer.alloc(Math.min(size, SOURCE_LIMITS.fileBytes) + 1)
    let length = 0
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return new Uint8Array(buffer.buffer, buffer.byteOffset, length)
  } finally {
    await file.close()
  }
}
