/** Reads untrusted fields without a schema, because a file may have hundreds of thousands of small parts. */

/** A value as fields; none if it is not an object. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** Whether a value can have fields at all. */
export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** A string, or undefined for anything else. */
export const textOr = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** An array, or an empty one for anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
