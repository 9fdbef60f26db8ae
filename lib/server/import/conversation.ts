/** A conversation as every reader returns it: text in a tree, with nothing that has to be trusted. */
import type { LeftOutCounts } from '@/lib/shared/api/import'
import type { AnswerStatus } from '@/lib/shared/message'
import type { Slices } from '@/lib/shared/slices'
import { fieldsOf } from './fields'

/** One node of the tree as a reader found it. */
export interface ReadMessage {
  /** The source's id, unique within the conversation. */
  id: string
  parentId: string | null
  /** Undefined for nodes that only connect the tree. */
  role: 'user' | 'assistant' | undefined
  text: string
  createdAt: Date | undefined
  /** How an answer ended, if the source says so. */
  status?: AnswerStatus
  model?: string
  leftOut: LeftOutCounts
}

/** A message of an imported conversation. */
export interface ImportedMessage extends Omit<ReadMessage, 'role' | 'leftOut'> {
  role: 'user' | 'assistant'
  /** Its text is not from the source: it says what is missing. */
  isNote: boolean
}

/** An imported conversation. */
export interface ImportedConversation {
  /** Makes a repeated import the same chat. */
  sourceId: string
  /** Empty without one. */
  title: string
  createdAt: Date | undefined
  /** Every parent before its children. */
  messages: ImportedMessage[]
  /** The last message of the selected branch. */
  leafId: string | undefined
  /** For messages off that branch, the selected child. */
  selected?: ReadonlyMap<string, string>
  /** What was left out, since only text is imported. */
  leftOut: LeftOutCounts
}

/** A reader of one source's format. */
export interface ImportSource {
  name: 'firstword' | 'claude' | 'chatgpt'
  /** Whether a parsed value looks like this source. */
  recognizes(value: object): boolean
  /** The number of its entries for messages, without reading them; counting may stop above `max`. */
  countEntries(value: object, max: number): number
  /** Reads it in slices; undefined when it does not have this source's format. */
  read(value: object, slices: Slices): Promise<ImportedConversation | undefined>
}

/** The fixed cost of reading a message. */
export const MESSAGE_COST = 60

/** The number of an object's fields, up to `max` and one more. */
export function countFields(value: unknown, max: number): number {
  let count = 0
  for (const _ in fieldsOf(value)) {
    count += 1
    if (count > max) break
  }
  return count
}

/** Parses a source's time; undefined when invalid. */
export function timeOf(value: string | number | null | undefined): Date | undefined {
  if (value === null || value === undefined) return undefined
  // Numbers are in seconds.
  const date = new Date(typeof value === 'number' ? value * 1000 : value)
  const year = date.getUTCFullYear()
  return year >= 1970 && year < 3000 ? date : undefined
}

interface Node {
  id: string
  parentId: string | null
}

/** Orders parents before children; messages in a circle or with an unknown parent become first messages. */
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
