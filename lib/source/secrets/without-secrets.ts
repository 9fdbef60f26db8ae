/** Files with words in the place of its secrets. */
import type { SourceFile } from '@/lib/shared/write/source-file'
import type { Secret } from './secret'

/** The files without the secrets that are theirs. */
export function withoutSecrets(files: readonly SourceFile[], secrets: readonly Secret[]): SourceFile[] {
  const byPath = new Map<string, Secret[]>()
  for (const secret of secrets) {
    const own = byPath.get(secret.path)
    if (own) own.push(secret)
    else byPath.set(secret.path, [secret])
  }
  return files.map((file) => {
    const own = byPath.get(file.path)
    return own ? withoutOwn(file, own) : file
  })
}

function withoutOwn(file: SourceFile, secrets: readonly Secret[]): SourceFile {
  const pieces: string[] = []
  let at = 0
  for (const { start, end, kind } of secrets.toSorted((a, b) => a.start - b.start)) {
    // One that begins within another is gone already.
    if (start >= at) pieces.push(file.content.slice(at, start), `[left out: ${kind}]`)
    at = Math.max(at, end)
  }
  return { path: file.path, content: pieces.join('') + file.content.slice(at) }
}
