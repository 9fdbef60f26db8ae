/** What is kept of documents beside their messages; only the chat's owner can have reached the question that it belongs to. */
import { and, eq, sql } from 'drizzle-orm'
import type { AnswerId, ChatId, MessageId } from '@/lib/shared/ids'
import type { Part } from '@/lib/shared/message'
import type { DocumentChange } from '@/lib/shared/write/document'
import type { Queries } from './database'
import { inChat } from './messages'
import { documentChanges, documentSources, messages } from './schema'
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

/** Adds to what the calls of a document can have cost at most, or takes away from it. Millionths of US dollars. */
export async function addCharge(queries: Queries, key: DocumentKey, microUsd: number): Promise<void> {
  await queries
    .update(documentSources)
    .set({ chargedMicroUsd: sql`${documentSources.chargedMicroUsd} + ${microUsd}` })
    .where(ofRequest(key))
}

/** What the calls of a document can have cost at most, and its request with the spending cap; undefined when it is gone. */
export async function findAccount(
  queries: Queries,
  key: DocumentKey,
): Promise<{ chargedMicroUsd: number; parts: Part[] } | undefined> {
  const [row] = await queries
    .select({ chargedMicroUsd: documentSources.chargedMicroUsd, parts: messages.parts })
    .from(documentSources)
    .innerJoin(messages, and(eq(messages.chatId, documentSources.chatId), eq(messages.id, documentSources.messageId)))
    .where(ofRequest(key))
  return row
}

/** Replaces the parts of a request. */
export async function setRequestParts(queries: Queries, { chatId, messageId }: DocumentKey, parts: Part[]) {
  await queries
    .update(messages)
    .set({ parts: storable(parts) })
    .where(inChat(chatId, messageId))
}

/** A version of a document. */
export interface VersionKey {
  chatId: ChatId
  answerId: AnswerId
}

/** Stores what is asked of a version, in place of what was asked before. */
export async function setDocumentChange(
  queries: Queries,
  { chatId, answerId }: VersionKey,
  change: DocumentChange,
): Promise<void> {
  const stored = storable(change)
  await queries
    .insert(documentChanges)
    .values({ chatId, messageId: answerId, change: stored })
    .onConflictDoUpdate({ target: [documentChanges.chatId, documentChanges.messageId], set: { change: stored } })
}

/** What was asked of a version; nothing for one that is only to be written. */
export async function findDocumentChange(queries: Queries, { chatId, answerId }: VersionKey): Promise<DocumentChange> {
  const [row] = await queries
    .select({ change: documentChanges.change })
    .from(documentChanges)
    .where(and(eq(documentChanges.chatId, chatId), eq(documentChanges.messageId, answerId)))
  return row?.change ?? {}
}
