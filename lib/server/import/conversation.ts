/** A conversation as every source's reader hands it over: text, a tree, and nothing that has to be trusted. */
import type { LeftOutCounts } from '@/lib/shared/api/import'
import type { AnswerStatus } from '@/lib/shared/message'
import type { Slices } from '@/lib/shared/slices'
import { fieldsOf } from './fields'

/** What a source's reader found in one place of the tree. */
export interface ReadMessage {
  /** Unique within the conversation; the source's own. */
  id: string
  parentId: string | null
  /** Undefined for what is no part of the conversation and only holds the tree together. */
  role: 'user' | 'assistant' | undefined
  text: string
  createdAt: Date | undefined
  /** How an answer ended, where the source says so. */
  status?: AnswerStatus
  model?: string
  leftOut: LeftOutCounts
}

/** A message of an imported conversation. */
export interface ImportedMessage extends Omit<ReadMessage, 'role' | 'leftOut'> {
  role: 'user' | 'assistant'
  /** Its text is not the source's: it says what is missing here. */
  isNote: boolean
}

/** A conversation that was read. */
export interface ImportedConversation {
  /** What makes a second import of it the same chat. */
  sourceId: string
  /** Empty when the source has none. */
  title: string
  createdAt: Date | undefined
  /** Every parent before its children. */
  messages: ImportedMessage[]
  /** The last message of the branch that was looked at last. */
  leafId: string | undefined
  /** For messages off that branch, the child to go on with. */
  selected?: ReadonlyMap<string, string>
  /** What was left out, as only text is taken. */
  leftOut: LeftOutCounts
}

/** What a source's reader does. */
export interface ImportSource {
  name: 'firstword' | 'claude' | 'chatgpt'
  /** Whether a parsed value has the marks of this source. */
  recognizes(value: object): boolean
  /** How many entries it has for messages, found without reading them; more than `most` need not be counted. */
  countEntries(value: object, most: number): number
  /** Reads it, in slices; undefined when it is not in the form that this source is known for. */
  read(value: object, slices: Slices): Promise<ImportedConversation | undefined>
}

/** What reading one message costs, beside its text. */
export const MESSAGE_COST = 60

/** How many fields an object has, up to `most` and one more. */
export function countFields(value: unknown, most: number): number {
  let count = 0
  for (const _ in fieldsOf(value)) {
    count += 1
    if (count > most) break
  }
  return count
}

/** A time as sources write it; undefined when it is none. */
export function timeOf(value: string | number | null | undefined): Date | undefined {
  if (value === null || value === undefined) return undefined
  // Numbers are seconds.
  const date = new Date(typeof value === 'number' ? value * 1000 : value)
  const year = date.getUTCFullYear()
  return year >= 1970 && year < 3000 ? date : undefined
}

interface Node {
  id: string
  parentId: string | null
}

/** Puts parents before their children; what hangs in a circle or below nothing known becomes a first message. */
export function inTreeOrder<T extends Node>(nodes: readonly T[]): T[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const placed = new Set<string>()
  const ordered: T[] = []
  for (const node of byId.values()) {
    const way: T[] = []
    const onWay = new Set<string>()
    for (
      let at: T | undefined = node;
      at && !placed.has(at.id) && !onWay.has(at.id);
      at = byId.get(at.parentId ?? '')
    ) {
      way.push(at)
      onWay.add(at.id)
    }
    for (const next of way.reverse()) {
      const parentId = next.parentId !== null && placed.has(next.parentId) ? next.parentId : null
      ordered.push({ ...next, parentId })
      placed.add(next.id)
    }
  }
  return ordered
}
