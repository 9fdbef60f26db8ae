/** Reads what a segment of a document works with: the request, the sources with their map, and what it has cost. */
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Queries } from '@/lib/server/database/database'
import { addSources, type DocumentKey, findDocumentChange, findSources, setMap } from '@/lib/server/database/documents'
import { findMessage } from '@/lib/server/database/messages'
import type { Services } from '@/lib/server/services'
import { AppError } from '@/lib/shared/error'
import type { AnswerId, ChatId, MessageId } from '@/lib/shared/ids'
import type { Part } from '@/lib/shared/message'
import { documentRequestIn, readDocument } from '@/lib/shared/write/read-document'
import type { SourceFile } from '@/lib/shared/write/source-file'
import { toMapText } from '@/lib/source/map/map-text'
import { type DocumentPlan, planDocument } from './document-plan'
import { mapSources } from './map-sources'
import { olderVersions } from './older-versions'

const packed = promisify(gzip)
const unpacked = promisify(gunzip)

/** Characters of the map that a model gets, at most: some 40,000 tokens. */
const MAP_CHARACTERS = 160_000

/** Packs sources for the database. */
export async function packSources(files: readonly SourceFile[]): Promise<Uint8Array> {
  return packed(JSON.stringify(files))
}

/** Stores packed sources with their question. */
export function keepSources(content: Uint8Array) {
  return (queries: Queries, { chatId, messageId }: DocumentKey) => addSources(queries, { chatId, messageId }, content)
}

/** A segment of a document. */
export interface SegmentKey {
  chatId: ChatId
  answerId: AnswerId
  questionId: MessageId
}

/** The plan of a segment. `earlier` are the parts of the segments before. Rejects when the sources are gone. */
export async function loadPlan(
  { database }: Pick<Services, 'database'>,
  { chatId, answerId, questionId }: SegmentKey,
  earlier: readonly Part[],
  signal: AbortSignal,
): Promise<DocumentPlan> {
  const { queries } = database
  const key = { chatId, messageId: questionId }
  const [question, sources, change] = await Promise.all([
    findMessage(queries, chatId, questionId),
    findSources(queries, key),
    findDocumentChange(queries, { chatId, answerId }),
  ])
  const wishes = documentRequestIn(question?.parts ?? [])
  if (!wishes || !sources) {
    throw new AppError('internal', {
      message: 'The files of this document are no longer here. Write it anew from its files.',
    })
  }
  const files = JSON.parse(String(await unpacked(sources.content))) as SourceFile[]
  let map = sources.map ? String(await unpacked(sources.map)) : undefined
  if (map === undefined) {
    map = toMapText(await mapSources(files, signal), { maxCharacters: MAP_CHARACTERS })
    await setMap(queries, key, await packed(map))
  }
  const own = readDocument(earlier)
  const older = await olderVersions(queries, chatId, change, own.outline)
  return planDocument(own, older, change, { wishes, sources: { files, map } })
}
