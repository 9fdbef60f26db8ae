/** The sources of a request as a model may get them: by safe paths, within the limits, without secrets. */
import { serverSlices } from '@/lib/server/give-way'
import type { WriteRequest } from '@/lib/shared/api/write-requests'
import { AppError } from '@/lib/shared/error'
import { SOURCE_LIMITS, type SourceFile } from '@/lib/shared/write/source-file'
import { createPathReader } from '@/lib/source/intake/safe-path'
import { findSecrets } from '@/lib/source/secrets/find-secrets'
import type { Secret } from '@/lib/source/secrets/secret'
import { withoutSecrets } from '@/lib/source/secrets/without-secrets'

/** What was found in the sources and not sent. */
export interface LeftOut {
  secrets: Pick<Secret, 'path' | 'line' | 'kind' | 'masked'>[]
}

/** Names of secrets in a response; further ones are left out as well. */
const MAX_NAMED = 200

/** Rejects with `invalid_request` for unsafe or repeated paths, and with `too_large` for too much text. */
export async function chooseSources({
  files,
  sendSecrets,
}: Pick<WriteRequest, 'files' | 'sendSecrets'>): Promise<{ files: SourceFile[]; leftOut: LeftOut }> {
  const readPath = createPathReader()
  let bytes = 0
  const safe = files.map(({ path: name, content }, at): SourceFile => {
    const read = readPath(name)
    if ('reason' in read) {
      const why = read.reason === 'duplicate' ? 'names a file that another one names, too' : 'is no safe relative path'
      throw new AppError('invalid_request', { message: `files.${at}.path ${why}.` })
    }
    bytes += Buffer.byteLength(content)
    return { path: read.path, content }
  })
  if (bytes > SOURCE_LIMITS.bytes) {
    throw new AppError('too_large', {
      message: `The files have more than ${SOURCE_LIMITS.bytes / 1024 / 1024} MB. Leave out what the document is not about.`,
    })
  }
  if (sendSecrets) return { files: safe, leftOut: { secrets: [] } }
  const secrets = await findSecrets(safe, { slices: serverSlices() })
  return {
    files: withoutSecrets(safe, secrets),
    leftOut: {
      secrets: secrets.slice(0, MAX_NAMED).map(({ path, line, kind, masked }) => ({ path, line, kind, masked })),
    },
  }
}
