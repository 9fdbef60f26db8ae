/** A conversation as the reader of every source returns it: text and a tree, and nothing that has to be trusted. */
import type { LeftOutCounts } from '@/lib/shared/api/import'
import type { AnswerStatus } from '@/lib/shared/message'
import type { Slices } from '@/lib/shared/slices'
import { fieldsOf } from './fields'

/** What a reader found at one node of the tree. */
export interface ReadMessage {
  /** The source's id, unique within the conversation. */
  id: string
  parentId: string | null
  /** Undefined for a node that is not part of the conversation and only holds the tree together. */
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
  /** Its text is not from the source: it says what is missing here. */
  isNote: boolean
}

/** The result of reading a conversation. */
export interface ImportedConversation {
  /** Identifies the conversation, so that a second import gives the same chat. */
  sourceId: string
  /** Empty if the source has none. */
  title: string
  createdAt: Date | undefined
  /** Parents before their children. */
  messages: ImportedMessage[]
  /** The last message of the most recently selected branch. */
  leafId: string | undefined
  /** For messages off that branch, the selected child. */
  selected?: ReadonlyMap<string, string>
  /** What was left out, because only text is imported. */
  leftOut: LeftOutCounts
}

/** The reader of a source. */
export interface ImportSource {
  name: 'firstword' | 'claude' | 'chatgpt'
  /** Whether a parsed value looks like one of this source. */
  recognizes(value: object): boolean
  /** The number of its message entries, counted without reading them; counting may stop above `most`. */
  countEntries(value: object, most: number): number
  /** Reads it, in slices; undefined if it does not have this source's known form. */
  read(value: object, slices: Slices): Promise<ImportedConversation | undefined>
}

/** The cost of reading one message, besides its text. */
export const MESSAGE_COST = 60

/** The number of fields of an object, counted up to `most` + 1. */
export function countFields(value: unknown, most: number): number {
  let count = 0
  for (const _ in fieldsOf(value)) {
    count += 1
    if (count > most) break
  }
  return count
}

/** A time as sources write it; undefined if it is invalid. */
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

/** Sorts parents before their children; a node in a cycle or with an unknown parent becomes a first message. */
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
