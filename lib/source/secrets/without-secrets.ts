/** A file with words in the place of its secrets. */
import type { SourceFile } from '@/lib/shared/write/source-file'
import type { Secret } from './secret'

/** The file without those of the secrets that are its own. */
export function withoutSecrets(file: SourceFile, secrets: readonly Secret[]): SourceFile {
  const own = secrets.filter(({ path }) => path === file.path).toSorted((a, b) => a.start - b.start)
  if (own.length === 0) return file
  const pieces: string[] = []
  let at = 0
  for (const { start, end, kind } of own) {
    // One that begins within another is gone already.
    if (start >= at) pieces.push(file.content.slice(at, start), `[left out: ${kind}]`)
    at = Math.max(at, end)
  }
  return { path: file.path, content: pieces.join('') + file.content.slice(at) }
}
