/** What Postgres can keep of a text: no zero characters, and no halves of characters. */

// JSON.stringify writes whole characters as they are: what it escapes so is one of the two.
const UNSTORABLE = /\\u(?:0000|d[89a-f])/

/** The same value with those left out of its strings; the very same where there are none. */
export function storable<T>(value: T): T {
  return UNSTORABLE.test(JSON.stringify(value) ?? '') ? (cleaned(value) as T) : value
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').replace(/\p{Cs}/gu, '\uFFFD')
  if (Array.isArray(value)) return value.map(cleaned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [String(cleaned(key)), cleaned(field)]))
}
