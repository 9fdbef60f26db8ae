/** Reads what a segment of a document works with: the request, the sources with their map, and what it has cost. */
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Queries } from '@/lib/server/database/database'
import { addSources, chatSpending, type DocumentKey, findSources, setMap } from '@/lib/server/database/document-sources'
import { findMessage } from '@/lib/server/database/messages'
import type { DocumentSegment } from '@/lib/server/generation/placing/placement'
import type { Services } from '@/lib/server/services'
import { toMicroUsd } from '@/lib/server/usage/charge'
import { AppError } from '@/lib/shared/error'
import type { ChatId } from '@/lib/shared/ids'
import type { Part } from '@/lib/shared/message'
import { readDocument } from '@/lib/shared/write/read-document'
import type { SourceFile } from '@/lib/shared/write/source-file'
import { toMapText } from '@/lib/source/map/map-text'
import { type DocumentPlan, planDocument } from './document-plan'
import { mapSources } from './map-sources'

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

/** The plan of a segment. `earlier` are the parts of the segments before. Rejects when the sources are gone. */
export async function loadPlan(
  { database }: Pick<Services, 'database'>,
  chatId: ChatId,
  { questionId, ...change }: DocumentSegment,
  earlier: readonly Part[],
  signal: AbortSignal,
): Promise<DocumentPlan> {
  const { queries } = database
  const key = { chatId, messageId: questionId }
  const [question, sources, spending] = await Promise.all([
    findMessage(queries, chatId, questionId),
    findSources(queries, key),
    chatSpending(queries, chatId),
  ])
  const wishes = question?.parts.find((part) => part.type === 'data-document')?.data
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
  const basis = change.basis ?? own.outline?.basis
  const before = basis && (await findMessage(queries, chatId, basis.answerId))
  return planDocument(own, before && readDocument(before.parts), change, {
    wishes,
    sources: { files, map },
    spent: { microUsd: toMicroUsd(spending.costUsd), uncounted: spending.uncounted },
  })
}
