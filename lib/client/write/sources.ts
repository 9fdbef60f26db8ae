/** The files of a new document: chosen, read and looked through for secrets, before anything is sent. No React. */
import { estimateTokens } from '@/lib/shared/estimate-tokens'
import { type SkippedFile, SOURCE_LIMITS, type SourceFile } from '@/lib/shared/write/source-file'
import { safePath } from '@/lib/source/intake/safe-path'
import type { Secret } from '@/lib/source/secrets/secret'
import { withoutSecrets } from '@/lib/source/secrets/without-secrets'
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
const NOT_READ = 'The files could not be read. Check the connection, then try again.'

/** Makes them, without files. */
export function createSources(ports: SourcesPorts = PAGE_PORTS): Sources {
  const listeners = new Set<() => void>()
  let view = EMPTY
  /** Of what is under way. */
  let current = new AbortController()

  function show(change: Partial<SourcesView>) {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }

  function begin(words: string): AbortSignal {
    current.abort()
    current = new AbortController()
    show({ work: { words } })
    return current.signal
  }

  /** A secret that was found is looked for in all files, so all are looked through whenever they change. */
  async function examine(): Promise<void> {
    const { files } = view
    show({ secrets: [], exportedNames: undefined })
    const signal = begin('Looking for secrets')
    if (files.length > 0) {
      // The server looks for them once more, and leaves them out.
      const secrets = await ports.findSecrets(files, signal).catch(() => [])
      if (signal.aborted) return
      show({ secrets })
    }
    show({ work: undefined })
    // Nothing but a figure depends on it.
    const exportedNames = files.length > 0 ? await ports.countNames(files, signal).catch(() => undefined) : undefined
    if (!signal.aborted) show({ exportedNames })
  }

  function put({ files: more, skipped, unlisted, problems }: Found) {
    const { files, left } = joined(view.files, more)
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
      const words = 'Reading files'
      const signal = begin(words)
      const onProgress = (done: number, total: number) => {
        if (!signal.aborted && total > 0) show({ work: { words, share: done / total } })
      }
      const found = await ports.read(from, { signal, onProgress }).catch(() => undefined)
      if (signal.aborted) return
      if (found) put(found)
      else show({ problems: [...new Set([...view.problems, NOT_READ])] })
      await examine()
    },
    addText(name, content) {
      const path = safePath(name.trim())
      if (path === undefined) return false
      put({ files: [{ path, content }], skipped: [], unlisted: 0, problems: [] })
      void examine()
      return true
    },
    remove(path) {
      show({ files: view.files.filter((file) => file.path !== path) })
      void examine()
    },
    clear() {
      current.abort()
      show(EMPTY)
    },
    sent: (sendSecrets) =>
      view.files.map(({ path, content }) =>
        sendSecrets ? { path, content } : withoutSecrets({ path, content }, view.secrets),
      ),
  }
}

/** The files together, within the limits of one document. */
function joined(before: readonly MeasuredFile[], more: readonly SourceFile[]) {
  const byPath = new Map(before.map((file) => [file.path, file]))
  const left: SkippedFile[] = []
  let bytes = before.reduce((sum, file) => sum + file.bytes, 0)
  for (const file of more) {
    const measured = measure(file)
    const known = byPath.get(file.path)
    const size = bytes - (known?.bytes ?? 0) + measured.bytes
    const isTooMuch = size > SOURCE_LIMITS.bytes || (!known && byPath.size >= SOURCE_LIMITS.files)
    if (isTooMuch) left.push({ path: file.path, reason: 'too-many' })
    else {
      byPath.set(file.path, measured)
      bytes = size
    }
  }
  return { files: [...byPath.values()], left }
}

function measure({ path, content }: SourceFile): MeasuredFile {
  return { path, content, bytes: new Blob([content]).size, tokens: estimateTokens(content) }
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
