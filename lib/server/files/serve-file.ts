/** Serves a file to its owner only, in a way that no browser runs anything in it. */

import { requireFile } from '@/lib/server/database/files/files'
import { encodeFileName } from '@/lib/server/http/encode-file-name'
import type { Services } from '@/lib/server/services'
import { AppError } from '@/lib/shared/error'
import { kindOf } from '@/lib/shared/files/files'

/** Rejects with `not_found` for whoever is not the owner. */
export async function serveFile(
  { database, fileStorage }: Pick<Services, 'database' | 'fileStorage'>,
  id: string,
  ownerId: string | undefined,
  request: Request,
): Promise<Response> {
  const file = await requireFile(database.queries, id, ownerId)
  const headers = new Headers({
    // Cached, but revalidated every time, so that nobody can open it after a sign-out.
    'cache-control': 'private, no-cache',
    etag: `"${file.id}"`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    vary: 'cookie',
  })
  if (request.headers.get('if-none-match') === headers.get('etag')) return new Response(null, { status: 304, headers })
  const content = await fileStorage.read(file.id)
  if (!content) throw new AppError('not_found')
  headers.set('content-type', kindOf(file.mediaType) === 'text' ? 'text/plain; charset=utf-8' : file.mediaType)
  headers.set('content-length', String(content.length))
  // Pages may still show an image: this affects only opening the address itself.
  headers.set('content-disposition', `attachment; filename*=UTF-8''${encodeFileName(file.name)}`)
  return new Response(content as Uint8Array<ArrayBuffer>, { headers })
}
