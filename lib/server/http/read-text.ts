/** Reads a body as text, counting its bytes as they arrive. */

/** How a body is read. */
export interface ReadTextOptions {
  maxBytes: number
  /** Rejects bytes that are not UTF-8 instead of replacing them. */
  fatal: boolean
  /** Makes the error for a body over the limit. */
  tooLarge(): Error
}

/** The body as text; empty when there is none. Stops at the limit, whatever content-length says. */
export async function readText(request: Request, { maxBytes, fatal, tooLarge }: ReadTextOptions): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge()
  const reader = request.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder('utf-8', { fatal })
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > maxBytes) {
      await reader.cancel()
      throw tooLarge()
    }
    text += decoder.decode(value, { stream: true })
  }
}
