/** Fields of what is not trusted, read without a schema: a file may hold hundreds of thousands of small parts. */

/** A value as fields; none where it has no fields. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** Whether a value can have fields at all. */
export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** A text, or undefined for anything else. */
export const textOr = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** A list, or an empty one for anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
