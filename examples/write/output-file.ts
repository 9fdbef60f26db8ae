/** Writes the document into the output folder, and nowhere else. */
import { constants } from 'node:fs'
import { lstat, mkdir, open, realpath } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes a file of this folder. A link of that name is never followed, and a file there is replaced only if `isForced`. */
export async function writeOutput(folder: string, name: string, text: string, isForced: boolean): Promise<string> {
  if (!/^[a-z0-9-]{1,80}\.md$/.test(name)) throw new Error(`${name} is no name of an output file.`)
  await mkdir(folder, { recursive: true })
  const path = join(await realpath(folder), name)
  const before = await lstat(path).catch(() => undefined)
  if (before && !before.isFile()) throw new Error(`${path} is not a file. Choose another folder with --out.`)
  if (before && !isForced)
    throw new Error(`${path} is there already. Replace it with --force, or choose another folder with --out.`)
  const { O_WRONLY, O_CREAT, O_TRUNC, O_EXCL, O_NOFOLLOW = 0 } = constants
  const file = await open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | (before ? O_TRUNC : O_EXCL), 0o644)
  try {
    await file.writeFile(text)
  } finally {
    await file.close()
  }
  return path
}
