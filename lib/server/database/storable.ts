/** Removes what Postgres cannot store in text: null characters and lone surrogates. */

// JSON.stringify escapes only these two in this way.
const UNSTORABLE = /\\u(?:0000|d[89a-f])/

/** The value without them in its strings; the same object when there are none. */
export function storable<T>(value: T): T {
  return storableJson(value).value
}

/** The same with its JSON, which is produced anyway. */
export function storableJson<T>(value: T): { value: T; json: string } {
  const json = JSON.stringify(value) ?? ''
  if (!UNSTORABLE.test(json)) return { value, json }
  const clean = cleaned(value) as T
  return { value: clean, json: JSON.stringify(clean) }
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').replace(/\p{Cs}/gu, '\uFFFD')
  if (Array.isArray(value)) return value.map(cleaned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [String(cleaned(key)), cleaned(field)]))
}
