/** A file's bytes -> text, in the encoding that its first bytes show. */

/** Decodes a file in pieces. */
export interface Decoder {
  decode(bytes: Uint8Array | undefined, isLast: boolean): string
}

/** UTF-8, unless the file begins with the byte order mark of UTF-16, which is no text. */
export function createDecoder(): Decoder {
  let decoder: TextDecoder | undefined
  let first = new Uint8Array()
  return {
    decode(bytes = new Uint8Array(), isLast) {
      if (decoder) return decoder.decode(bytes, { stream: !isLast })
      first = joined(first, bytes)
      if (first.length < 2 && !isLast) return ''
      decoder = new TextDecoder(encodingOf(first))
      return decoder.decode(first, { stream: !isLast })
    },
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}
