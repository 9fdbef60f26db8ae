/**
 * Limits for what an upstream may send, whatever its headers say. The longest answer requested has 16,000 tokens: some
 * hundred kilobytes, or a few megabytes as a stream.
 */
export const UPSTREAM_LIMITS = {
  /** Of the body of an error. */
  errorBytes: 64 * 1024,
  /** Of a response that is not a stream: a count, or a page of the list of models. */
  jsonBytes: 4 * 1024 * 1024,
  /** Of one event: results of the API's own tools arrive in one. */
  eventBytes: 3 * 1024 * 1024,
  /** Bytes of one call's stream, pings and unreadable events included. */
  streamBytes: 8 * 1024 * 1024,
  /** Events of one call, pings and unreadable ones included. */
  streamEvents: 60_000,
  /** Nesting within one event: deeper values could not be stored. */
  eventDepth: 100,
}
