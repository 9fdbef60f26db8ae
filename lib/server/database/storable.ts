/** What Postgres can keep of a text: no zero characters, and no halves of characters. */

// JSON.stringify writes whole characters as they are: what it escapes so is one of the two.
const UNSTORABLE = /\\u(?:0000|d[89a-f])/

/** The same value with those left out of its strings; the very same where there are none. */
export function storable<T>(value: T): T {
  return storableJson(value).value
}

/** The same together with its JSON, which has to be written to find out. */
export function storableJson<T>(value: T): { value: T; json: string } {
  const json = JSON.stringify(value) ?? ''
  if (!UNSTORABLE.test(json)) return { value, json }
  const kept = cleaned(value) as T
  return { value: kept, json: JSON.stringify(kept) }
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').replace(/\p{Cs}/gu, '\uFFFD')
  if (Array.isArray(value)) return value.map(cleaned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [String(cleaned(key)), cleaned(field)]))
}
