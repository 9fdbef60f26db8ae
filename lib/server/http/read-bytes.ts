/** Reads a body as bytes, counting them as they arrive. */
import { AppError } from '@/lib/shared/error'

/** The body; stops at the limit, whatever content-length says. */
export async function readBytes(request: Request, maxBytes: number, tooLarge: () => AppError): Promise<Uint8Array> {
  // Decompression could turn a small body into a huge one.
  if (request.headers.has('content-encoding')) throw new AppError('unsupported_media_type')
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge()
  const pieces: Uint8Array[] = []
  let bytes = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read().catch((cause) => {
      throw new AppError('invalid_request', { message: 'The body broke off.', cause })
    })
    if (done) break
    bytes += value.byteLength
    if (bytes > maxBytes) {
      await reader.cancel()
      throw tooLarge()
    }
    pieces.push(value)
  }
  const all = new Uint8Array(bytes)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.byteLength
  }
  return all
}
