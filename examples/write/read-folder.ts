/** Reads the files of a folder, within bounds and without following links. */
import { lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { SOURCE_LIMITS } from '@/lib/shared/write/source-file'
import type { FoundFile } from '@/lib/source/intake/choose-files'
import { skipFolder } from '@/lib/source/intake/skip-by-path'

/** More are not looked at, however deep the folder is. */
const MAX_FILES = 20_000

/** The files below a folder, in a stable order. Files that are too large have only their beginning. */
export async function readFolder(folder: string): Promise<{ files: FoundFile[]; isCut: boolean }> {
  if (!(await lstat(folder)).isDirectory()) throw new Error(`${folder} is not a folder.`)
  const files: FoundFile[] = []
  const waiting = ['']
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const entries = await readdir(join(folder, path), { withFileTypes: true })
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? 1 : -1))) {
      const name = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isDirectory() && !skipFolder(name)) waiting.push(name)
      if (!entry.isFile()) continue
      if (files.length >= MAX_FILES) return { files, isCut: true }
      files.push({ path: name, bytes: await beginningOf(join(folder, name)) })
    }
  }
  return { files, isCut: false }
}

/** A byte more than a file may have shows that it is too large. */
async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(SOURCE_LIMITS.fileBytes + 1)
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    return new Uint8Array(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}
