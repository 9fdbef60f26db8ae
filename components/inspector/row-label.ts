/** What rows and kinds of rows are called on the page. */
import type { Row } from '@/lib/client/inspector/row'

const KINDS: ReadonlyMap<string, string> = new Map([
  ['call-end', 'end of a call'],
  ['server', 'added by this server'],
])

/** A kind of rows, as it is chosen. */
export const kindLabel = (name: string): string => KINDS.get(name) ?? name

/** One row: an event's own type, or which call begins or ends. */
export function rowLabel({ entry, name }: Row): string {
  if (entry.kind === 'call') return `call ${entry.call}`
  return entry.kind === 'call-end' ? `end of call ${entry.call}` : name
}
