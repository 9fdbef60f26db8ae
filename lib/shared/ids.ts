/** Identifiers that cross the wire: their form, and how new ones are made in any environment. */

/** A chat's id, made by the client. */
export type ChatId = string
/** A message's id: the client makes a question's, the server an answer's. */
export type MessageId = string
/** An answer's message id. */
export type AnswerId = string
/** The id of one log: each segment of an answer has its own. */
export type LogId = string

/** What an id may look like, wherever it comes from. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{1,128}$/

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * A new random id of 22 letters and digits (about 131 bits). Uses `crypto.getRandomValues`, because
 * browsers withhold `crypto.randomUUID` from plain-http pages.
 */
export function newId(): string {
  let id = ''
  while (id.length < 22) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      // 248 is the largest multiple of 62 below 256: above it some letters would come up more often.
      if (byte < 248 && id.length < 22) id += ALPHABET[byte % 62]
    }
  }
  return id
}

/** The log of an answer's segment: that of the first one has the answer's own id. */
export function logIdOf(answerId: AnswerId, segment: number): LogId {
  return segment === 1 ? answerId : `${answerId}-${segment}`
}

/** A place in an answer's log: everything up to and including chunk `sequence` has been seen. */
export interface Cursor {
  answerId: AnswerId
  /** Counts chunks from 1; 0 means nothing has been seen. */
  sequence: number
}

/** Writes a cursor as it stands in an SSE `id:` line. */
export function formatCursor(cursor: Cursor): string {
  return `${cursor.answerId}:${cursor.sequence}`
}

/** Reads a cursor; undefined when the text is not one. */
export function parseCursor(text: string): Cursor | undefined {
  const match = /^([A-Za-z0-9_-]{1,128}):(0|[1-9]\d{0,14})$/.exec(text)
  if (!match?.[1] || !match[2]) return undefined
  return { answerId: match[1], sequence: Number(match[2]) }
}
