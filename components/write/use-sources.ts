/** The files of a new document: chosen, read and looked through for secrets, before anything is sent. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { estimateTokens } from '@/lib/shared/estimate-tokens'
import { type SkippedFile, SOURCE_LIMITS, type SourceFile } from '@/lib/shared/write/source-file'
import type { Secret } from '@/lib/source/secrets/secret'

/** A file with its measures, which are taken once. */
export interface MeasuredFile extends SourceFile {
  bytes: number
  tokens: number
}

/** Work that takes a while. */
export interface SourcesWork {
  words: string
  /** From 0 to 1; undefined when nobody knows. */
  share: number | undefined
}

/** What there is, and what can be done with it. */
export interface Sources {
  files: readonly MeasuredFile[]
  skipped: readonly SkippedFile[]
  /** How many more are left out than are listed. */
  unlisted: number
  problems: readonly string[]
  secrets: readonly Secret[]
  work: SourcesWork | undefined
  /** Adds what `read` finds; a file takes the place of one with the same path. */
  add(read: (reading: typeof import('@/lib/client/write/read-files'), options: ReadOptions) => Promise<Found>): void
  addText(path: string, content: string): void
  remove(path: string): void
  clear(): void
}

interface Found {
  files: readonly SourceFile[]
  skipped: readonly SkippedFile[]
  unlisted: number
  problems: readonly string[]
}

interface ReadOptions {
  signal: AbortSignal
  onProgress(done: number, total: number): void
}

const NOTHING: Found & { files: readonly MeasuredFile[] } = { files: [], skipped: [], unlisted: 0, problems: [] }
const NO_SECRETS: readonly Secret[] = []

/** The sources of the form. */
export function useSources(): Sources {
  const [found, setFound] = useState(NOTHING)
  const [secrets, setSecrets] = useState(NO_SECRETS)
  const [work, setWork] = useState<SourcesWork>()
  const reading = useRef<AbortController>(undefined)
  const { files } = found

  // Secrets are looked for again whenever the files change: a value that was found is looked for in all of them.
  useEffect(() => {
    setSecrets(NO_SECRETS)
    if (files.length === 0) return
    const looking = new AbortController()
    const words = 'Looking for secrets'
    setWork({ words, share: undefined })
    const { signal } = looking
    import('@/lib/source/secrets/find-secrets')
      .then(({ findSecrets }) => findSecrets(files, { signal }))
      .then((all) => signal.aborted || setSecrets(all))
      .catch(() => {
        // The server looks for them once more, and leaves them out.
      })
      .finally(() => signal.aborted || setWork((now) => (now?.words === words ? undefined : now)))
    return () => looking.abort()
  }, [files])

  const put = useCallback(({ files: more, skipped, unlisted, problems }: Found) => {
    setFound((before) => {
      const { files, left } = joined(before.files, more)
      return {
        files,
        skipped: [...before.skipped, ...skipped, ...left],
        unlisted: before.unlisted + unlisted,
        problems: [...before.problems, ...problems],
      }
    })
  }, [])

  const add = useCallback<Sources['add']>(
    async (read) => {
      reading.current?.abort()
      const { signal } = (reading.current = new AbortController())
      const words = 'Reading files'
      setWork({ words, share: undefined })
      const onProgress = (done: number, total: number) => setWork({ words, share: total > 0 ? done / total : undefined })
      try {
        const module = await import('@/lib/client/write/read-files')
        const result = await read(module, { signal, onProgress })
        if (!signal.aborted) put(result)
      } catch {
        if (!signal.aborted)
          put({ ...NOTHING, problems: ['The files could not be read. Check the connection, then try again.'] })
      } finally {
        if (!signal.aborted) setWork((now) => (now?.words === words ? undefined : now))
      }
    },
    [put],
  )

  return useMemo(
    () => ({
      ...found,
      secrets,
      work,
      add,
      addText: (path: string, content: string) => put({ ...NOTHING, files: [{ path, content }] }),
      remove: (path: string) =>
        setFound((before) => ({ ...before, files: before.files.filter((file) => file.path !== path) })),
      clear() {
        reading.current?.abort()
        setFound(NOTHING)
        setWork(undefined)
      },
    }),
    [found, secrets, work, add, put],
  )
}

/** The files together, within the limits of one document. */
export function joined(before: readonly MeasuredFile[], more: readonly SourceFile[]) {
  const byPath = new Map(before.map((file) => [file.path, file]))
  const left: SkippedFile[] = []
  let bytes = before.reduce((sum, file) => sum + file.bytes, 0)
  for (const file of more) {
    const measured = measure(file)
    const known = byPath.get(file.path)
    const size = bytes - (known?.bytes ?? 0) + measured.bytes
    if (size > SOURCE_LIMITS.bytes || (!known && byPath.size >= SOURCE_LIMITS.files))
      left.push({ path: file.path, reason: 'too-many' })
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
