/** Reads what people pick or drop: files, folders and archives become the files that a document is written from. */
import { createSlices, type Slices } from '@/lib/shared/slices'
import { SOURCE_LIMITS } from '@/lib/shared/write/source-file'
import { isArchive, readArchive } from '@/lib/source/archive/read-archive'
import { ARCHIVE_LIMITS } from '@/lib/source/archive/unpacking'
import { type ChosenFiles, chooseFiles, type FoundFile } from '@/lib/source/intake/choose-files'
import { isIgnoreFile, skipByPath } from '@/lib/source/intake/skip-by-path'
import { createSkipList, type SkipList } from '@/lib/source/intake/skip-list'
import { PICK_LIMITS, type PickedFile, walkEntries } from './found-files'

/** What was read. */
export interface ReadFiles extends ChosenFiles {
  /** What is wrong with an archive, in sentences. */
  problems: string[]
}

/** How they are read. */
export interface ReadFilesOptions {
  signal?: AbortSignal
  /** Called with bytes, as they are read and unpacked. */
  onProgress?: (done: number, total: number) => void
}

/** The most that an archive has packed, which is held as a whole. */
const MAX_ARCHIVE_BYTES = 64 * 1024 * 1024
const ARCHIVE_NAME = /\.(?:zip|tar|tgz|tar\.gz)$/i

/** Reads dropped entries (`droppedEntries`); rejects only when the signal aborts. */
export async function readDrop(
  entries: readonly FileSystemEntry[],
  options: ReadFilesOptions = {},
): Promise<ReadFiles> {
  const skipped = createSkipList()
  return readAll(await walkEntries(entries, skipped, options.signal), skipped, options)
}

/** Reads picked files (`pickedFiles`); rejects only when the signal aborts. */
export function readFiles(picked: readonly PickedFile[], options: ReadFilesOptions = {}): Promise<ReadFiles> {
  return readAll(picked, createSkipList(), options)
}

async function readAll(
  picked: readonly PickedFile[],
  skipped: SkipList,
  { signal, onProgress }: ReadFilesOptions,
): Promise<ReadFiles> {
  const pause = async () => {
    await new Promise<void>((resolve) => setTimeout(resolve))
    signal?.throwIfAborted()
  }
  const slices = createSlices(pause, { now: () => performance.now() })
  const wanted = await wantedOf(picked, skipped, slices)
  const total = wanted.reduce((sum, { size }) => sum + size, 0)
  const found: FoundFile[] = []
  const problems: string[] = []
  let done = 0
  let held = 0
  for (const { path, file, size } of wanted) {
    signal?.throwIfAborted()
    const bytes = held > ARCHIVE_LIMITS.keptBytes ? undefined : await bytesOf(file)
    if (!bytes) skipped.add(path, held > ARCHIVE_LIMITS.keptBytes ? 'too-many' : 'damaged')
    else if (isArchiveName(path) && isArchive(bytes)) {
      const before = done
      const archive = await readArchive(bytes, path, {
        ...(signal && { signal }),
        onProgress: (read) => onProgress?.(before + read, total),
      })
      const folder = wanted.length === 1 ? '' : `${path.replace(ARCHIVE_NAME, '')}/`
      for (const entry of archive.entries) {
        found.push({ path: folder + entry.path, bytes: entry.bytes })
        held += entry.bytes.length
      }
      skipped.addAll(archive.skipped, archive.unlisted)
      if (archive.problem) problems.push(archive.problem)
    } else {
      found.push({ path, bytes })
      held += bytes.length
    }
    done += size
    onProgress?.(done, total)
    await slices.spend(1)
  }
  const chosen = await chooseFiles(found, slices)
  skipped.addAll(chosen.skipped, chosen.unlisted)
  return { files: chosen.files, skipped: skipped.rows, unlisted: skipped.unlisted, problems }
}

const isArchiveName = (path: string) => ARCHIVE_NAME.test(path)

interface SizedFile extends PickedFile {
  size: number
}

/**
 * What is worth reading, by names and sizes. An archive that was picked is opened; one within a folder is not. A browser
 * asks the disk for each size, and the page waits meanwhile.
 */
async function wantedOf(picked: readonly PickedFile[], skipped: SkipList, slices: Slices): Promise<SizedFile[]> {
  const wanted: SizedFile[] = []
  for (const [index, { path, file }] of picked.entries()) {
    const isOpened = isArchiveName(path) && !path.includes('/')
    const byPath = isOpened || isIgnoreFile(path) ? undefined : skipByPath(path)
    const reason = index >= PICK_LIMITS.names ? 'too-many' : byPath
    const size = reason ? 0 : file.size
    const isLarge = size > (isOpened ? MAX_ARCHIVE_BYTES : SOURCE_LIMITS.fileBytes)
    if (reason || isLarge) skipped.add(path, reason ?? 'too-large')
    else wanted.push({ path, file, size })
    await slices.spend(1)
  }
  return wanted
}

/** Undefined when the file is gone, or may not be read. */
async function bytesOf(file: File): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    // It is named among those that are left out.
    return undefined
  }
}
