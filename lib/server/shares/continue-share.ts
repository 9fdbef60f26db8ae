/** Copies a shared chat so that its reader can continue it. */
import { findShare } from '@/lib/server/database/shares'
import { storeChat, type TreeMessage } from '@/lib/server/database/store-chat'
import { serverSlices } from '@/lib/server/give-way'
import type { Services } from '@/lib/server/services'
import { bytesOfMessages } from '@/lib/server/storage/bytes-of'
import type { SharedMessage, SharedPart } from '@/lib/shared/api/share'
import { sourcePartOf } from '@/lib/shared/api/shared-sources'
import { AppError } from '@/lib/shared/error'
import { type ChatId, newId } from '@/lib/shared/ids'
import type { Part } from '@/lib/shared/message'

/** Makes the copy and returns its id. Rejects with `not_found` for a dead link, and with `storage_full`. */
export async function continueShare(
  { database, storage }: Pick<Services, 'database' | 'storage'>,
  shareId: string,
  ownerId: string,
): Promise<ChatId> {
  const share = await findShare(database.queries, shareId)
  if (!share) throw new AppError('not_found')
  const { title, messages } = share.content
  const copies: TreeMessage[] = []
  for (const message of messages) copies.push(copyOf(message, copies.at(-1)?.id ?? null))
  const leafId = copies.at(-1)?.id
  if (leafId === undefined) throw new AppError('not_found')
  const id = newId()
  const chat = { id, ownerId, title, titleSource: 'person' as const, createdAt: new Date(), messages: copies, leafId }
  await storage.keep(ownerId, bytesOfMessages(copies), () => storeChat(database, chat, serverSlices()))
  return id
}

function copyOf({ role, createdAt, parts, status, model }: SharedMessage, parentId: string | null): TreeMessage {
  return {
    id: newId(),
    parentId,
    role,
    status: status ?? 'complete',
    parts: parts.map((part, at) => partOf(part, at)),
    metadata: model === undefined ? {} : { model },
    createdAt: new Date(createdAt),
  }
}

function partOf(part: SharedPart, at: number): Part {
  if (part.type === 'text') return { type: 'text', text: part.text, state: 'done' }
  if (part.type === 'source') return sourcePartOf(part)
  if (part.type === 'section') return { type: 'data-section', data: { id: `section-${at}`, title: part.title } }
  // Tells the model that there was a file which it cannot see.
  if (part.type === 'file') return { type: 'text', text: `[Not part of this copy: ${part.name}]\n\n`, state: 'done' }
  const { name, state, input, result, chart } = part
  const call = { type: `tool-${name}`, toolCallId: newId(), input }
  const ended =
    state === 'done'
      ? { ...call, state: 'output-available', output: chart ?? result }
      : { ...call, state: 'output-error', errorText: 'This call failed.' }
  return ended as Part
}
