/** The sources of documents, packed; only the chat's owner can have reached the question that they belong to. */
import { and, eq } from 'drizzle-orm'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import type { Part } from '@/lib/shared/message'
import type { Queries } from './database'
import { inChat } from './messages'
import { documentSources, messages, usageCalls } from './schema'
import { storable } from './storable'

/** A request for a document. */
export interface DocumentKey {
  chatId: ChatId
  /** The question. */
  messageId: MessageId
}

/** Packed sources. */
export interface PackedSources {
  /** Gzipped JSON: a list of paths with contents. */
  content: Uint8Array
  /** Gzipped text; null until the map has been made. */
  map: Uint8Array | null
}

const ofRequest = ({ chatId, messageId }: DocumentKey) =>
  and(eq(documentSources.chatId, chatId), eq(documentSources.messageId, messageId))

/** Stores the sources of a new request. */
export async function addSources(queries: Queries, key: DocumentKey, content: Uint8Array): Promise<void> {
  await queries.insert(documentSources).values({ ...key, content, sizeBytes: content.length })
}

/** The sources of a request; undefined when it has none. */
export async function findSources(queries: Queries, key: DocumentKey): Promise<PackedSources | undefined> {
  const [row] = await queries
    .select({ content: documentSources.content, map: documentSources.map })
    .from(documentSources)
    .where(ofRequest(key))
  return row
}

/** Keeps the map, so that later segments need not make it again. */
export async function setMap(queries: Queries, key: DocumentKey, map: Uint8Array): Promise<void> {
  await queries.update(documentSources).set({ map }).where(ofRequest(key))
}

/**
 * What the calls of a chat have cost so far, in US dollars, and how many of them the provider has not counted to their
 * end. Calls without a known price count nothing.
 */
export async function chatSpending(queries: Queries, chatId: ChatId): Promise<{ costUsd: number; uncounted: number }> {
  const rows = await queries
    .select({ costUsd: usageCalls.costUsd, estimated: usageCalls.estimated })
    .from(usageCalls)
    .where(eq(usageCalls.chatId, chatId))
  return {
    costUsd: rows.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0),
    uncounted: rows.filter(({ estimated }) => estimated).length,
  }
}

/** Replaces the parts of a request. */
export async function setRequestParts(queries: Queries, { chatId, messageId }: DocumentKey, parts: Part[]) {
  await queries
    .update(messages)
    .set({ parts: storable(parts) })
    .where(inChat(chatId, messageId))
}
