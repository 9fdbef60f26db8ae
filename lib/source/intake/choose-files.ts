/** Chooses the files that a document is written from: text that people wrote, as much of it as can be sent. */
import { createSlices, type Slices } from '@/lib/shared/slices'
import { inSlices, type Steps } from '@/lib/shared/steps'
import { type SkippedFile, SOURCE_LIMITS, type SourceFile } from '@/lib/shared/write/source-file'
import { fileRank } from './file-rank'
import { readIgnoreRules } from './ignore-rules'
import { readText } from './read-text'
import { createPathReader, withoutCommonFolder } from './safe-path'
import { skipByPath } from './skip-by-path'
import { createSkipList, type SkipList } from './skip-list'

/** A file as it was found. */
export interface FoundFile {
  path: string
  bytes: Uint8Array
}

/** What is sent, and what is not. */
export interface ChosenFiles {
  /** Source, then tests, then the rest, each by path. */
  files: SourceFile[]
  skipped: SkippedFile[]
  /** How many more are left out than are listed. */
  unlisted: number
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve))

/** Chooses in slices; the folder that all files are in is taken away. */
export function chooseFiles(
  found: readonly FoundFile[],
  slices: Slices = createSlices(pause, { now: () => performance.now() }),
): Promise<ChosenFiles> {
  return inSlices(chooseSteps(found), slices)
}

/** The same in steps. */
export function* chooseSteps(found: readonly FoundFile[]): Steps<ChosenFiles> {
  const skipped = createSkipList()
  const safe = yield* withSafePaths(found, skipped)
  const isIgnored = readIgnoreRules(ignoreFileOf(safe))
  const candidates: FoundFile[] = []
  for (const file of safe) {
    const reason = skipByPath(file.path) ?? (isIgnored(file.path) ? 'ignored' : undefined)
    if (reason) skipped.add(file.path, reason)
    else candidates.push(file)
    yield
  }
  const files = yield* takeWhatFits(inOrder(candidates), skipped)
  return { files, skipped: skipped.rows, unlisted: skipped.unlisted }
}

/** The first file of a path counts; the rest is noted. */
function* withSafePaths(found: readonly FoundFile[], skipped: SkipList): Steps<FoundFile[]> {
  const readPath = createPathReader()
  const safe: FoundFile[] = []
  for (const { path: name, bytes } of found) {
    const read = readPath(name)
    if ('reason' in read) skipped.add(name, read.reason)
    else safe.push({ path: read.path, bytes })
    yield
  }
  const paths = withoutCommonFolder(safe.map(({ path }) => path))
  return safe.map(({ bytes }, index) => ({ path: paths[index] ?? '', bytes }))
}

/** No list of patterns is longer. */
const MAX_IGNORE_BYTES = 64 * 1024

function ignoreFileOf(files: readonly FoundFile[]): string {
  const file = files.find(({ path }) => path === '.gitignore')
  return file ? new TextDecoder().decode(file.bytes.subarray(0, MAX_IGNORE_BYTES)) : ''
}

function inOrder(files: readonly FoundFile[]): FoundFile[] {
  const ranked = files.map((file) => ({ file, rank: fileRank(file.path) }))
  ranked.sort((a, b) => a.rank - b.rank || (a.file.path < b.file.path ? -1 : 1))
  return ranked.map(({ file }) => file)
}

/** A file that does not fit leaves room for smaller ones behind it. */
function* takeWhatFits(candidates: readonly FoundFile[], skipped: SkipList): Steps<SourceFile[]> {
  const files: SourceFile[] = []
  let room: number = SOURCE_LIMITS.bytes
  for (const { path, bytes } of candidates) {
    const isFull = files.length >= SOURCE_LIMITS.files || room <= 0
    const read = isFull ? { reason: 'too-many' as const } : readText(bytes, path)
    if ('reason' in read) skipped.add(path, read.reason)
    else {
      const size = postedBytes(read.text)
      if (size > room) skipped.add(path, 'too-many')
      else {
        room -= size
        files.push({ path, content: read.text })
      }
    }
    yield
  }
  return files
}

/** The UTF-8 bytes of a text within a JSON body, where quotes, line ends and tabs take two. */
export function postedBytes(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x20) bytes += unit === 9 || unit === 10 || unit === 13 || unit === 8 || unit === 12 ? 2 : 6
    else if (unit < 0x80) bytes += unit === 0x22 || unit === 0x5c ? 2 : 1
    // Each half of a pair counts half of the pair's four bytes.
    else bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3
  }
  return bytes
}
