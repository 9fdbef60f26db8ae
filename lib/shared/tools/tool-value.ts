/** A tool's input or result as people read it. */

/** More than anybody reads in a card. */
export const MAX_VALUE_CHARACTERS = 4_000

/** An object's fields on lines of their own, without braces and quotes; other values as JSON. */
export function toolValueText(value: unknown): string {
  if (typeof value === 'string') return value === '{}' ? '' : value
  if (value === null || typeof value !== 'object') return value === undefined ? '' : String(value)
  if (Array.isArray(value)) return JSON.stringify(value, null, 1)
  return Object.entries(value)
    .map(([key, field]) => `${key}: ${typeof field === 'string' ? field : JSON.stringify(field)}`)
    .join('\n')
}
