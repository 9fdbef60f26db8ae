/** What can be asked of a document, over the session of its chat. */
import { sendJson } from '@/lib/client/api/api'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { newChat } from '@/lib/client/session/open-sessions'
import type { Answer } from '@/lib/client/store/entry'
import { newId } from '@/lib/shared/ids'
import type { DocumentRequest, DocumentWishes, Outline } from '@/lib/shared/write/document'
import type { SourceFile } from '@/lib/shared/write/source-file'
import { TEMPLATE_NAMES } from '@/lib/shared/write/template-names'
import { byteLength } from './byte-length'
import { sentOutline } from './outline-draft'
import { packRequest } from './pack-request'

/** What a new document is made from. */
export interface NewDocument {
  wishes: DocumentWishes
  files: readonly SourceFile[]
  /** They may hold secrets. */
  sendSecrets: boolean
  model: string | undefined
  maxCostUsd: number | undefined
}

/** As the server calls it. */
const QUESTION_ID = 'document'

/** The session of a new document, of which nothing is sent yet. */
export const newDocumentSession = (): ChatSession => newChat()

/** Begins a document; its outline comes first, and waits. Resolves when it is on its way. */
export async function beginDocument(session: ChatSession, document: NewDocument): Promise<void> {
  const { wishes, files, sendSecrets, model, maxCostUsd } = document
  const asked: DocumentRequest = {
    ...wishes,
    files: files.map(({ path, content }) => ({ path, bytes: byteLength(content) })),
    ...(maxCostUsd !== undefined && { maxCostUsd }),
  }
  const text = `Write: ${TEMPLATE_NAMES[wishes.template]}`
  session.sendDocument(
    { id: QUESTION_ID, text, createdAt: new Date().toISOString(), document: asked },
    {
      path: '/api/write',
      body: await packRequest({
        id: session.chatId,
        files: [...files],
        ...wishes,
        sendSecrets,
        waitForOutline: true,
        ...(model !== undefined && { model }),
        ...(maxCostUsd !== undefined && { maxCostUsd }),
      }),
    },
  )
}

const pathOf = ({ chatId }: ChatSession) => `/api/write/${chatId}` as const

/** Sets the most that a document may cost, in US dollars; it counts from the next section on. */
export async function changeCap(session: ChatSession, answerId: string, maxCostUsd: number): Promise<void> {
  await sendJson('PATCH', pathOf(session), { answerId, maxCostUsd })
  const [question] = session.store.entries()
  if (question?.role !== 'user' || !question.document) return
  session.store.update(question, { document: { ...question.document, maxCostUsd } })
}

/** Goes on with the outline that waits, as it was edited. */
export function acceptOutline(session: ChatSession, answer: Answer, outline: Outline): void {
  session.acceptDocument({
    path: pathOf(session),
    body: { action: 'accept', answerId: answer.id, outline: sentOutline(outline) },
  })
}

/** Has the outline written anew. */
export function askOutline(session: ChatSession, answer: Answer): void {
  session.remakeDocument(answer.key, {
    path: pathOf(session),
    body: { action: 'outline', answerId: answer.id, idempotencyKey: newId() },
  })
}

/** Makes a version with another outline; unchanged sections stay. */
export function changeOutline(session: ChatSession, answer: Answer, outline: Outline): void {
  session.remakeDocument(answer.key, {
    path: pathOf(session),
    body: { action: 'change', answerId: answer.id, outline: sentOutline(outline), idempotencyKey: newId() },
  })
}

/** Makes a version in which one section is written anew. */
export function rewriteSection(session: ChatSession, answer: Answer, sectionId: string, instructions: string): void {
  const words = instructions.trim()
  session.remakeDocument(answer.key, {
    path: pathOf(session),
    body: {
      action: 'rewrite',
      answerId: answer.id,
      sectionId,
      idempotencyKey: newId(),
      ...(words !== '' && { instructions: words }),
    },
  })
}
