/** Stores conversations from elsewhere as chats of a person. */

import { createHash } from 'node:crypto'
import { storable } from '@/lib/server/database/storable'
import { storeChat, type TreeMessage, type WholeChat } from '@/lib/server/database/store-chat'
import { serverSlices } from '@/lib/server/give-way'
import type { Services } from '@/lib/server/services'
import { bytesOfMessages } from '@/lib/server/storage/bytes-of'
import { type ImportResult, MAX_IMPORT_ENTRIES, MAX_IMPORT_MESSAGES, type SkipReason } from '@/lib/shared/api/import'
import { type ChatId, ID_PATTERN, newId } from '@/lib/shared/ids'
import type { Slices } from '@/lib/shared/slices'
import { cleanTitle, firstTitle } from '@/lib/shared/text/title'
import { withoutTags } from '@/lib/shared/text/visible-text'
import type { ImportedConversation, ImportSource } from './conversation'
import { fieldsOf, isObject, textOr } from './fields'
import { chatgpt } from './from-chatgpt'
import { claude } from './from-claude'
import { firstword } from './from-firstword'

const SOURCES: readonly ImportSource[] = [firstword, claude, chatgpt]

const VALUE_COST = 20

/**
 * Imports each value that is a conversation of a known form, in slices; one that was imported before stays as it is. Rejects with
 * `storage_full` at the first for which there is no room: those before it are there, and known the next time.
 */
export async function importChats(
  services: Pick<Services, 'database' | 'storage'>,
  values: readonly unknown[],
  ownerId: string,
  slices: Slices = serverSlices(),
): Promise<ImportResult[]> {
  const results: ImportResult[] = []
  for (const value of values) {
    results.push(await importChat(services, value, ownerId, slices))
    await slices.spend(VALUE_COST)
  }
  return results
}

async function importChat(
  { database, storage }: Pick<Services, 'database' | 'storage'>,
  value: unknown,
  ownerId: string,
  slices: Slices,
): Promise<ImportResult> {
  const source = isObject(value) ? SOURCES.find((one) => one.recognizes(value)) : undefined
  if (!source || !isObject(value)) return skipped('unknown_form')
  // Counted before anything is read: what is too large is to cost nothing.
  if (source.countEntries(value, MAX_IMPORT_ENTRIES) > MAX_IMPORT_ENTRIES) return skipped('too_large', titleOf(value))
  const conversation = await source.read(value, slices)
  if (!conversation) return skipped('unreadable')
  const { leftOut: leftOutByKind, messages } = conversation
  if (messages.length > MAX_IMPORT_MESSAGES) return skipped('too_large', conversation.title)
  const chat = chatOf(conversation, source.name, ownerId)
  if (!chat) return skipped('empty', conversation.title)
  const { id: chatId, title } = chat
  const store = () => storeChat(database, chat, slices)
  if (!(await storage.keep(ownerId, bytesOfMessages(chat.messages), store))) return skipped('known', title)
  const leftOut = Object.values(leftOutByKind).reduce((sum, count) => sum + count, 0)
  return { status: 'imported', chatId, title, messages: chat.messages.length, leftOut, leftOutByKind }
}

const skipped = (reason: SkipReason, title = ''): ImportResult => ({
  status: 'skipped',
  reason,
  title: shownTitle(title),
})

/** A title may be megabytes long: it is cut before it is looked through. */
const shownTitle = (title: string) => cleanTitle(withoutTags(storable(title.slice(0, MAX_TITLE))))
const MAX_TITLE = 1_000

/** Where the sources have the title, for one that is not read. */
function titleOf(value: object): string {
  const { title, name, chat } = fieldsOf(value)
  return textOr(title) ?? textOr(name) ?? textOr(fieldsOf(chat).title) ?? ''
}

/** A chat's id that the same conversation gets again, and only from the same person. */
function chatIdOf(ownerId: string, source: string, sourceId: string): ChatId {
  return createHash('sha256')
    .update(JSON.stringify([ownerId, source, sourceId]))
    .digest('base64url')
}

function chatOf(conversation: ImportedConversation, source: string, ownerId: string): WholeChat | undefined {
  const { sourceId, title, createdAt, leafId, selected = new Map() } = conversation
  // The ids of other products may hold anything.
  const ids = new Map(conversation.messages.map(({ id }) => [id, ID_PATTERN.test(id) ? id : newId()]))
  const idOf = (id: string | null | undefined) => (id == null ? undefined : ids.get(id))
  let latest = createdAt ?? new Date()
  const messages = conversation.messages.map((message): TreeMessage => {
    const { role, text, status = 'complete', model } = message
    // Without a time of its own a message comes after the one before it.
    latest = message.createdAt ?? new Date(latest.getTime() + 1)
    return {
      id: idOf(message.id) ?? newId(),
      parentId: idOf(message.parentId) ?? null,
      role,
      status: role === 'user' ? 'complete' : status,
      parts: [{ type: 'text', text }],
      metadata: model === undefined ? {} : { model: withoutTags(storable(model)) },
      createdAt: latest,
    }
  })
  const leaf = idOf(leafId) ?? newestLeaf(messages)
  const said = conversation.messages.filter(({ isNote }) => !isNote)
  const question = said.find(({ role }) => role === 'user') ?? said[0]
  if (leaf === undefined || question === undefined) return undefined
  const given = shownTitle(title)
  return {
    id: chatIdOf(ownerId, source, sourceId),
    ownerId,
    title: given === '' ? firstTitle(question.text) : given,
    titleSource: given === '' ? 'question' : 'person',
    createdAt: createdAt ?? messages[0]?.createdAt ?? new Date(),
    messages,
    leafId: leaf,
    selected: new Map([...selected].flatMap(([parent, child]) => pair(idOf(parent), idOf(child)))),
  }
}

const pair = (parent: string | undefined, child: string | undefined): Array<[string, string]> =>
  parent === undefined || child === undefined ? [] : [[parent, child]]

/** The newest message that nothing follows. */
function newestLeaf(messages: readonly TreeMessage[]): string | undefined {
  const parents = new Set(messages.map(({ parentId }) => parentId))
  const leaves = messages.filter(({ id }) => !parents.has(id))
  return leaves.reduce<TreeMessage | undefined>(
    (newest, leaf) => (newest && newest.createdAt > leaf.createdAt ? newest : leaf),
    undefined,
  )?.id
}
