/**
 * The question that is on its way, for each chat of this tab: written down when it leaves and forgotten when the server
 * has it, so that a reload in between loses nothing.
 */
import type { StoredFile } from '@/lib/shared/files/files'
import type { ChatId, MessageId } from '@/lib/shared/ids'

/** A question that may not have arrived. */
export interface UnsentQuestion {
  id: MessageId
  text: string
  files?: readonly StoredFile[]
  createdAt: string
  /** The message that it answers to, where that is not the last one. */
  parentId?: MessageId | null
  /** The server has not taken it, and not for want of a connection: it is not sent again by itself. */
  isRefused?: boolean
}

const keyOf = (chatId: ChatId) => `firstword:unsent:${chatId}`

/** Writes a question down. Where storage is full or forbidden it simply does not outlive the page. */
export function keepUnsent(chatId: ChatId, question: UnsentQuestion): void {
  try {
    sessionStorage.setItem(keyOf(chatId), JSON.stringify(question))
  } catch {
    // Private windows and full disks: the page works on without it.
  }
}

/** The server has the question. */
export function forgetUnsent(chatId: ChatId): void {
  try {
    sessionStorage.removeItem(keyOf(chatId))
  } catch {
    // Nothing was kept either.
  }
}

/** The question that may not have arrived. */
export function recallUnsent(chatId: ChatId): UnsentQuestion | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(chatId)) ?? 'null')
    return isUnsent(kept) ? kept : undefined
  } catch {
    // Forbidden storage, or something else's data under this key.
    return undefined
  }
}

function isUnsent(value: unknown): value is UnsentQuestion {
  const fields = value as Partial<UnsentQuestion> | null
  return typeof fields?.id === 'string' && typeof fields.text === 'string' && typeof fields.createdAt === 'string'
}
