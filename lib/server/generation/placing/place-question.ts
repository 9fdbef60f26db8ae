/** Places a question of a chat: its words, its files, and whether it is a new one, an edit or asked again. */
import { createHash } from 'node:crypto'
import { attachFiles, findFilesFor } from '@/lib/server/database/files/files'
import { toStoredFile } from '@/lib/server/files/uploads'
import type { Services } from '@/lib/server/services'
import type { ChatRequest, PostedMessage } from '@/lib/shared/api/requests'
import { toFilePart } from '@/lib/shared/files/file-parts'
import { newId } from '@/lib/shared/ids'
import { textOf } from '@/lib/shared/message'
import { questionTitle } from '@/lib/shared/text/title'
import { placeTurn } from './place-turn'
import type { AdmissionSteps, Placement } from './placement'

/**
 * Stores the question, unless it is stored already, and a place for its answer. Claims the answer's log. `admission` is
 * asked when the answer will be a new one.
 */
export function placeQuestion(
  services: Pick<Services, 'database' | 'streamLog' | 'budget'>,
  request: ChatRequest,
  posted: PostedMessage,
  /** The ids of the question's files, which are uploaded already. */
  fileIds: readonly string[],
  askerId: string,
  admission: AdmissionSteps,
): Promise<Placement> {
  const { trigger, messageId, parentId } = request
  const isAnotherAnswer = trigger === 'regenerate-message'
  const text = textOf(posted)
  return placeTurn(services, {
    // Once for all tries: they are one request.
    idempotencyKey: isAnotherAnswer ? (request.idempotencyKey ?? messageId ?? newId()) : undefined,
    wanted: {
      chatId: request.id,
      askerId,
      clientId: posted.id,
      digest: digestOf(text, fileIds),
      regenerates: isAnotherAnswer ? (messageId ?? undefined) : undefined,
      parentId,
    },
    admission,
    async contentOf(queries, { chatId, ownerId }) {
      const files = await findFilesFor(queries, fileIds, { id: chatId, ownerId })
      const ids = files.map(({ id }) => id)
      return {
        parts: [
          ...files.map((file) => toFilePart(toStoredFile(file))),
          ...(text.trim() === '' ? [] : [{ type: 'text' as const, text }]),
        ],
        title: questionTitle(text, fileNames(posted)),
        keep: ids.length > 0 ? (inner) => attachFiles(inner, ids, { id: chatId, ownerId }) : undefined,
      }
    },
  })
}

/** The names that a question without words gets its title from. */
function fileNames({ parts }: PostedMessage): string[] {
  return parts.flatMap((part) => (typeof part.filename === 'string' ? part.filename : []))
}

/** The digest of a question. The same words with other files are another question. */
function digestOf(text: string, fileIds: readonly string[]): string {
  const hash = createHash('sha256').update(text)
  // The separator is in no id, so no text can look like files. Without files the digest is that of the text alone.
  for (const id of fileIds) hash.update(`\0${id}`)
  return hash.digest('base64url')
}
