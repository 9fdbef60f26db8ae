/** A file as a response: to its owner only, and so that no browser runs anything in it. */
import { encodeFileName } from '@/lib/server/http/encode-file-name'
import type { Services } from '@/lib/server/services'
import { AppError } from '@/lib/shared/error'
import { kindOf } from '@/lib/shared/files/files'
import { requireFile } from './files'

/** Rejects with `not_found` for whoever is not the owner. */
export async function serveFile(
  { database, fileStorage }: Pick<Services, 'database' | 'fileStorage'>,
  id: string,
  ownerId: string | undefined,
  request: Request,
): Promise<Response> {
  const file = await requireFile(database.queries, id, ownerId)
  const headers = new Headers({
    // Kept by the browser, but asked for every time: whoever signs out leaves nothing behind that others can open.
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
  // An image may still be drawn by a page: this only counts where somebody opens the address itself.
  headers.set('content-disposition', `attachment; filename*=UTF-8''${encodeFileName(file.name)}`)
  return new Response(content as Uint8Array<ArrayBuffer>, { headers })
}
