/** What people pick or drop, as files with paths, of which nothing has been read yet. */
import { skipFolder } from '@/lib/source/intake/skip-by-path'
import type { SkipList } from '@/lib/source/intake/skip-list'

/** A file that somebody picked or dropped. */
export interface PickedFile {
  path: string
  file: File
}

/** Far more than any project has, and what a page can list. */
export const PICK_LIMITS = { names: 50_000, depth: 40 } as const

/** The files of an input, for files or for a folder. */
export function pickedFiles(files: Iterable<File>): PickedFile[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
}

/** What was dropped: to be called within the event, because its items are gone afterwards. */
export function droppedEntries(items: Iterable<DataTransferItem>): FileSystemEntry[] {
  return [...items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : []))
}

/** All files in what was dropped, without folders that are left out; `skipped` is told of those. */
export async function walkEntries(
  entries: readonly FileSystemEntry[],
  skipped: SkipList,
  signal?: AbortSignal,
): Promise<PickedFile[]> {
  const found: PickedFile[] = []
  const waiting = [...entries]
  for (let at = 0; at < waiting.length; at += 1) {
    signal?.throwIfAborted()
    const entry = waiting[at] as FileSystemEntry
    const path = entry.fullPath.replace(/^\//, '')
    if (at >= PICK_LIMITS.names) skipped.add(path, 'too-many')
    else if (isFolder(entry)) {
      const reason = path.split('/').length > PICK_LIMITS.depth ? 'unsafe-path' : skipFolder(path)
      if (reason) skipped.add(path, reason)
      else waiting.push(...(await childrenOf(entry, PICK_LIMITS.names - waiting.length)))
    } else if (isFile(entry)) {
      const file = await fileOf(entry)
      if (file) found.push({ path, file })
      else skipped.add(path, 'damaged')
    }
  }
  return found
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

/** A browser hands out a folder in parts, and an empty one at the end; one more than fits shows that some are left. */
async function childrenOf(folder: FileSystemDirectoryEntry, room: number): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const children: FileSystemEntry[] = []
  while (children.length <= room) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])))
    if (some.length === 0) break
    children.push(...some)
  }
  return children.slice(0, Math.max(0, room) + 1)
}

/** Undefined when it is gone, or may not be read. */
function fileOf(entry: FileSystemFileEntry): Promise<File | undefined> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(undefined)))
}
