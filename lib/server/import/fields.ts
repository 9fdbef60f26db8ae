/** Reads fields of untrusted values without a schema, because a file may have hundreds of thousands of parts. */

/** A value's fields; empty when it has none. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** Whether a value is an object. */
export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** A text, or undefined for anything else. */
export const textOr = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** A list, or an empty one for anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
