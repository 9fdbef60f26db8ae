/** Stores conversations from elsewhere as chats of a person. */

import { createHash } from 'node:crypto'
import { storable } from '@/lib/server/database/storable'
import { clearDeleted, storeChat, type TreeMessage, type WholeChat } from '@/lib/server/database/store-chat'
import type { Services } from '@/lib/server/services'
import { bytesOfMessages } from '@/lib/server/storage/bytes-of'
import { type ChatId, ID_PATTERN, newId } from '@/lib/shared/ids'
import { type ImportResult, MAX_IMPORT_MESSAGES } from '@/lib/shared/import'
import { cleanTitle, firstTitle } from '@/lib/shared/title'
import { withoutTags } from '@/lib/shared/visible-text'
import type { ImportedConversation, ImportSource } from './conversation'
import { chatgpt } from './from-chatgpt'
import { claude } from './from-claude'
import { firstword } from './from-firstword'

const SOURCES: readonly ImportSource[] = [firstword, claude, chatgpt]

/**
 * Imports each value that is a conversation of a known form; one that was imported before stays as it is. Rejects with
 * `storage_full` at the first for which there is no room: those before it are there, and known the next time.
 */
export async function importChats(
  { database, storage }: Pick<Services, 'database' | 'storage'>,
  values: readonly unknown[],
  ownerId: string,
): Promise<ImportResult[]> {
  const results: ImportResult[] = []
  for (const value of values) {
    const source =
      typeof value === 'object' && value !== null ? SOURCES.find((one) => one.recognizes(value)) : undefined
    if (!source) {
      results.push({ status: 'skipped', reason: 'unknown_form', title: '' })
      continue
    }
    const conversation = source.read(value as object)
    const chat = conversation && chatOf(conversation, source.name, ownerId)
    const title = chat?.title ?? cleanTitle(conversation?.title ?? '')
    if (!conversation) results.push({ status: 'skipped', reason: 'unreadable', title })
    else if (!chat) results.push({ status: 'skipped', reason: 'empty', title })
    else if (chat.messages.length > MAX_IMPORT_MESSAGES) results.push({ status: 'skipped', reason: 'too_large', title })
    else {
      const store = () =>
        database.transaction(
          async (queries) => (await clearDeleted(queries, chat.id)) && (await storeChat(queries, chat)),
        )
      const isStored = await storage.keep(ownerId, bytesOfMessages(chat.messages), store)
      const { length: messages } = chat.messages
      const leftOutByKind = conversation.leftOut
      const leftOut = Object.values(leftOutByKind).reduce((sum, count) => sum + count, 0)
      results.push(
        isStored
          ? { status: 'imported', chatId: chat.id, title, messages, leftOut, leftOutByKind }
          : { status: 'skipped', reason: 'known', title },
      )
    }
  }
  return results
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
  const given = cleanTitle(withoutTags(storable(title)))
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
