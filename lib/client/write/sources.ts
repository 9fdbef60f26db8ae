/** The files of a new document: chosen, read and looked through for secrets, before anything is sent. No React. */
import { estimateTokens } from '@/lib/shared/estimate-tokens'
import { createSlices } from '@/lib/shared/slices'
import { type SkippedFile, SOURCE_LIMITS, type SourceFile } from '@/lib/shared/write/source-file'
import { safePath } from '@/lib/source/intake/safe-path'
import type { Secret } from '@/lib/source/secrets/secret'
import { withoutSecrets } from '@/lib/source/secrets/without-secrets'
import { byteLength } from './byte-length'
import type { PickedFile } from './found-files'

/** A file with its measures, which are taken once. */
export interface MeasuredFile extends SourceFile {
  bytes: number
  tokens: number
}

/** What there is; a new object with each change. */
export interface SourcesView {
  files: readonly MeasuredFile[]
  skipped: readonly SkippedFile[]
  /** How many more are left out than are listed. */
  unlisted: number
  problems: readonly string[]
  secrets: readonly Pick<Secret, 'path' | 'line' | 'kind' | 'masked' | 'start' | 'end'>[]
  /** Names that the code exports; undefined until they are counted. */
  exportedNames: number | undefined
  /** What is under way, and its share from 0 to 1 where that is known. */
  work: { words: string; share?: number } | undefined
}

/** What is read of picked or dropped files. */
type Found = Pick<SourcesView, 'skipped' | 'unlisted' | 'problems'> & { files: readonly SourceFile[] }

/** How files are read and examined; each is loaded when it is first needed. */
export interface SourcesPorts {
  read(from: PickedFile[] | readonly FileSystemEntry[], options: ReadOptions): Promise<Found>
  findSecrets(files: readonly SourceFile[], signal: AbortSignal): Promise<SourcesView['secrets']>
  countNames(files: readonly SourceFile[], signal: AbortSignal): Promise<number>
}

interface ReadOptions {
  signal: AbortSignal
  onProgress(done: number, total: number): void
}

/** The sources of one form. */
export interface Sources {
  subscribe(listener: () => void): () => void
  view(): SourcesView
  /** Reads what was picked or dropped; a file takes the place of one with the same path. Resolves when all is examined. */
  add(from: PickedFile[] | readonly FileSystemEntry[]): Promise<void>
  /** Adds a text under a name; false when the name is none. */
  addText(name: string, content: string): boolean
  remove(path: string): void
  clear(): void
  /** As they are sent. */
  sent(sendSecrets: boolean): SourceFile[]
}

const EMPTY: SourcesView = {
  files: [],
  skipped: [],
  unlisted: 0,
  problems: [],
  secrets: [],
  exportedNames: undefined,
  work: undefined,
}
const READING = 'Reading files'
const LOOKING = 'Looking for secrets'
const NOT_READ = 'The files could not be read. Check the connection, then try again.'

/** Makes them, without files. */
export function createSources(ports: SourcesPorts = PAGE_PORTS): Sources {
  const listeners = new Set<() => void>()
  let view = EMPTY
  /** Ends what is read when everything is removed. */
  let reading = new AbortController()
  /** One after the other: what was picked first is not lost to what is picked next. */
  let queue = Promise.resolve()
  let readings = 0
  let examining = new AbortController()

  function show(change: Partial<SourcesView>) {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }

  /** A secret that was found is looked for in all files, so all are looked through whenever they change. */
  async function examine(): Promise<void> {
    const { files } = view
    examining.abort()
    examining = new AbortController()
    const { signal } = examining
    show({ secrets: [], exportedNames: undefined })
    if (readings === 0) show({ work: files.length > 0 ? { words: LOOKING } : undefined })
    if (files.length === 0) return
    // The server looks for them once more, and leaves them out.
    const secrets = await ports.findSecrets(files, signal).catch(() => [])
    if (signal.aborted) return
    show({ secrets, ...(readings === 0 && { work: undefined }) })
    // Nothing but a figure depends on it.
    const exportedNames = await ports.countNames(files, signal).catch(() => undefined)
    if (!signal.aborted) show({ exportedNames })
  }

  async function read(from: Parameters<Sources['add']>[0], { signal }: AbortController) {
    if (signal.aborted) return
    show({ work: { words: READING } })
    const onProgress = (done: number, total: number) => {
      if (!signal.aborted && total > 0) show({ work: { words: READING, share: done / total } })
    }
    const found = await ports.read(from, { signal, onProgress }).catch(() => undefined)
    if (signal.aborted) return
    if (found) await put(found, signal)
    else show({ problems: [...new Set([...view.problems, NOT_READ])] })
  }

  async function put({ files: more, skipped, unlisted, problems }: Found, signal?: AbortSignal) {
    const measured = await measureAll(more)
    if (signal?.aborted) return
    const { files, left } = joined(view.files, measured)
    show({
      files,
      skipped: [...view.skipped, ...skipped, ...left],
      unlisted: view.unlisted + unlisted,
      problems: [...new Set([...view.problems, ...problems])],
    })
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    view: () => view,
    async add(from) {
      const current = reading
      readings += 1
      queue = queue.then(() => read(from, current))
      await queue
      readings -= 1
      // The last one has all examined.
      if (readings === 0 && !current.signal.aborted) await examine()
    },
    addText(name, content) {
      const path = safePath(name.trim())
      if (path === undefined) return false
      void put({ files: [{ path, content }], skipped: [], unlisted: 0, problems: [] }).then(examine)
      return true
    },
    remove(path) {
      show({ files: view.files.filter((file) => file.path !== path) })
      void examine()
    },
    clear() {
      reading.abort()
      reading = new AbortController()
      examining.abort()
      show(EMPTY)
    },
    sent(sendSecrets) {
      const files = view.files.map(({ path, content }) => ({ path, content }))
      return sendSecrets ? files : withoutSecrets(files, view.secrets)
    },
  }
}

/** The files together, within the limits of one document. */
function joined(before: readonly MeasuredFile[], more: readonly MeasuredFile[]) {
  const byPath = new Map(before.map((file) => [file.path, file]))
  const left: SkippedFile[] = []
  let bytes = before.reduce((sum, file) => sum + file.bytes, 0)
  for (const file of more) {
    const known = byPath.get(file.path)
    const size = bytes - (known?.bytes ?? 0) + file.bytes
    const isTooMuch = size > SOURCE_LIMITS.bytes || (!known && byPath.size >= SOURCE_LIMITS.files)
    if (isTooMuch) left.push({ path: file.path, reason: 'too-many' })
    else {
      byPath.set(file.path, file)
      bytes = size
    }
  }
  return { files: [...byPath.values()], left }
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve))

/** A little at a time, as all of it may be megabytes. */
async function measureAll(files: readonly SourceFile[]): Promise<MeasuredFile[]> {
  const slices = createSlices(pause, { now: () => performance.now() })
  const measured: MeasuredFile[] = []
  for (const { path, content } of files) {
    measured.push({ path, content, bytes: byteLength(content), tokens: estimateTokens(content) })
    await slices.spend(1)
  }
  return measured
}

const isPicked = (from: PickedFile[] | readonly FileSystemEntry[]): from is PickedFile[] =>
  from[0] !== undefined && 'file' in from[0] && 'path' in from[0]

/** In a browser. */
const PAGE_PORTS: SourcesPorts = {
  async read(from, options) {
    const { readDrop, readFiles } = await import('./read-files')
    return isPicked(from) ? readFiles(from, options) : readDrop(from as readonly FileSystemEntry[], options)
  },
  async findSecrets(files, signal) {
    const { findSecrets } = await import('@/lib/source/secrets/find-secrets')
    return findSecrets(files, { signal })
  },
  async countNames(files, signal) {
    const { mapFiles } = await import('./map-files')
    const map = await mapFiles(files, { signal })
    return map.files.reduce((sum, file) => sum + file.exports.length, 0)
  },
}
