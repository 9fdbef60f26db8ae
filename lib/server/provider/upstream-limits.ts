/**
 * What is taken of an upstream, whatever it sends and whatever its headers say. The longest answer that is asked for has
 * 16,000 tokens: some hundred kilobytes, and a few megabytes as a stream.
 */
export const UPSTREAM_LIMITS = {
  /** Of the body of an error. */
  errorBytes: 64 * 1024,
  /** Of an answer that is no stream: a count, or a page of the list of models. */
  jsonBytes: 4 * 1024 * 1024,
  /** Of one event: pages and files that the API's own tools have read come in one. */
  eventBytes: 3 * 1024 * 1024,
  /** Of one call's stream, pings and what cannot be read included. */
  streamBytes: 8 * 1024 * 1024,
  /** Of one call's events, pings and what cannot be read included. */
  streamEvents: 60_000,
  /** Levels of lists and records within one event: what goes deeper could not be written down again. */
  eventDepth: 100,
}
