/** The versions that a version of a document is made from. */
import type { Queries } from '@/lib/server/database/database'
import { findDocumentChange, type VersionKey } from '@/lib/server/database/documents'
import { findMessage } from '@/lib/server/database/messages'
import type { ChatId } from '@/lib/shared/ids'
import type { DocumentChange, Outline } from '@/lib/shared/write/document'
import { readDocument } from '@/lib/shared/write/read-document'
import { keptSections, type OlderVersion } from './document-plan'

/** Older versions that are looked through. */
const MAX_VERSIONS = 50

/**
 * The versions that one is made from, the newest first: as many as it takes until all sections stay that can. A version
 * that was stopped has only some of them, and the others are in the one before.
 */
export async function olderVersions(
  queries: Queries,
  chatId: ChatId,
  change: DocumentChange,
  outline: Outline | undefined,
): Promise<OlderVersion[]> {
  const versions: OlderVersion[] = []
  const rewritten = new Set<string>()
  let wanted = change.outline ?? outline
  for (let { basis } = change; basis && versions.length < MAX_VERSIONS; ) {
    const { answerId, rewrites } = basis
    if (rewrites) rewritten.add(rewrites.sectionId)
    const message = await findMessage(queries, chatId, answerId)
    if (!message) break
    const document = readDocument(message.parts)
    versions.push({ document, rewritten: new Set(rewritten) })
    wanted ??= document.outline
    const kept = wanted && keptSections(versions, wanted)
    if (kept && wanted?.sections.every(({ id }) => kept.has(id) || rewritten.has(id))) break
    basis = (await findDocumentChange(queries, { chatId, answerId })).basis
  }
  return versions
}

/** The outline that a version has, or will have; undefined while the model has yet to write it. */
export async function outlineOfVersion(queries: Queries, version: VersionKey): Promise<Outline | undefined> {
  let { answerId } = version
  for (let looked = 0; looked < MAX_VERSIONS; looked++) {
    const message = await findMessage(queries, version.chatId, answerId)
    const change = await findDocumentChange(queries, { ...version, answerId })
    const outline = readDocument(message?.parts ?? []).outline ?? change.outline
    if (outline || !change.basis) return outline
    answerId = change.basis.answerId
  }
  return undefined
}
