/** Begins documents. */
import { createHash } from 'node:crypto'
import { findChat } from '@/lib/server/database/chats'
import { setDocumentChange } from '@/lib/server/database/documents'
import { placeTurn } from '@/lib/server/generation/placing/place-turn'
import type { AdmissionSteps } from '@/lib/server/generation/placing/placement'
import { type RequestContext, type StartedAnswer, startAnswer } from '@/lib/server/generation/start-generation'
import type { Services } from '@/lib/server/services'
import type { WriteRequest } from '@/lib/shared/api/write-requests'
import { AppError } from '@/lib/shared/error'
import type { Part } from '@/lib/shared/message'
import type { DocumentRequest } from '@/lib/shared/write/document'
import type { SourceFile } from '@/lib/shared/write/source-file'
import { TEMPLATE_NAMES } from '@/lib/shared/write/template-names'
import { keepSources, packSources } from './load-plan'

/** The client's id of the question that a document begins with. */
const QUESTION_ID = 'document'

/** Begins a document, or attaches to the one that the same request has begun. `files` are what may be sent. */
export async function startDocument(
  services: Services,
  request: WriteRequest,
  files: readonly SourceFile[],
  context: RequestContext,
): Promise<StartedAnswer> {
  const { id, outline, waitForOutline, template, audience, tone, length, instructions, maxCostUsd, model } = request
  const document: DocumentRequest = {
    template,
    audience,
    tone,
    length,
    ...(instructions && { instructions }),
    ...(maxCostUsd !== undefined && { maxCostUsd }),
    ...(waitForOutline && { waitsForOutline: true }),
    files: files.map(({ path, content }) => ({ path, bytes: Buffer.byteLength(content) })),
  }
  const parts: Part[] = [
    { type: 'text', text: questionText(document) },
    { type: 'data-document', data: document },
  ]
  const digest = createHash('sha256')
    .update(JSON.stringify([document, outline, model, files]))
    .digest('base64url')
  const place = (admission: AdmissionSteps) =>
    placeTurn(services, {
      idempotencyKey: undefined,
      wanted: {
        chatId: id,
        askerId: context.ownerId,
        clientId: QUESTION_ID,
        digest,
        regenerates: undefined,
        parentId: null,
      },
      admission,
      keepAnswer: outline && ((queries, key) => setDocumentChange(queries, key, { outline })),
      async contentOf(queries) {
        const chat = await findChat(queries, id, context.ownerId)
        if (chat && chat.kind !== 'document') {
          throw new AppError('invalid_request', {
            message: 'A chat has this id already. A document needs one of its own.',
          })
        }
        const packed = await packSources(files)
        const title = TEMPLATE_NAMES[template]
        return { parts, title, kind: 'document', keep: keepSources(packed), keptBytes: packed.length }
      },
    })
  return startAnswer(services, { id, model }, context, place)
}

/** The request in words, as it stands in the chat. */
function questionText({ template, files, instructions }: DocumentRequest): string {
  const count = files.length === 1 ? 'one file' : `${files.length} files`
  return [`Write: ${TEMPLATE_NAMES[template]}, from ${count}.`, ...(instructions ? [instructions] : [])].join('\n\n')
}
