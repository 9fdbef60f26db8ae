/** A question's content blocks: its files first, then its text. */

import type { ModelContentBlock } from '@/lib/anthropic/model-event'
import { currentOwner } from '@/lib/server/database/chats'
import { findFiles } from '@/lib/server/database/files/files'
import type { Services } from '@/lib/server/services'
import { type FileFacts, fileIdOf, kindOf } from '@/lib/shared/files/files'
import { type Part, textOf } from '@/lib/shared/message'
import { withoutHidden } from '@/lib/shared/text/visible-text'
import { noteFile } from './file-of-source'
import { maxPagesOf, notePages } from './file-tokens'
import { createRoom, type RequestSize } from './request-room'

/** A file of a request. */
export interface LoadedFile {
  name: string
  mediaType: string
  facts: FileFacts
  sizeBytes: number
  ownerId: string
  /** Whether it fits into the request. */
  hasRoom: boolean
  /** The content, for text files. */
  content: Uint8Array | undefined
  /** Reads the content, for other files, when a call is sent. */
  load(): Promise<Uint8Array | undefined>
}

/** The files of a request by id, without those that are gone. */
export type LoadedFiles = ReadonlyMap<string, LoadedFile>

const LOADED_AT_ONCE = 4

/**
 * Finds the files of questions, in the order of the chat, each once. If they exceed one request, the newest are
 * included and older ones only named. Texts are read now, images and PDFs with each call. Do not call it within a
 * transaction: contents may be in object storage.
 */
export async function loadFiles(
  { database, fileStorage }: Pick<Services, 'database' | 'fileStorage'>,
  ownerId: string,
  questions: ReadonlyArray<readonly Part[]>,
  size: RequestSize = {},
): Promise<LoadedFiles> {
  const ids = [...new Set(questions.flatMap(fileIdsOf))]
  if (ids.length === 0) return new Map()
  // A guest may have signed in since the question was asked.
  const owner = (await currentOwner(database.queries, ownerId)) ?? ownerId
  const rows = new Map((await findFiles(database.queries, ids, owner)).map((row) => [row.id, row]))
  const loaded = new Map<string, LoadedFile>()
  const wanted: string[] = []
  const hasRoomFor = createRoom(size)
  for (const id of ids.toReversed()) {
    const row = rows.get(id)
    if (!row) continue
    const { name, mediaType, facts, sizeBytes, ownerId } = row
    const hasRoom = hasRoomFor(row)
    const load = () => fileStorage.read(id)
    loaded.set(id, { name, mediaType, facts, sizeBytes, ownerId, hasRoom, content: undefined, load })
    if (hasRoom && kindOf(mediaType) === 'text') wanted.push(id)
  }
  for (let from = 0; from < wanted.length; from += LOADED_AT_ONCE) {
    const some = wanted.slice(from, from + LOADED_AT_ONCE)
    const contents = await Promise.all(some.map((id) => fileStorage.read(id)))
    for (const [at, id] of some.entries()) {
      const file = loaded.get(id)
      const content = contents[at]
      if (file && content) file.content = content
      else loaded.delete(id)
    }
  }
  return loaded
}

/** The ids of the files in a message's parts. */
export function fileIdsOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => (part.type === 'file' ? (fileIdOf(part.url) ?? []) : []))
}

/**
 * The content blocks of a question. A file that is gone, or does not fit, is replaced by a sentence, so that the model
 * need not guess. Empty for an empty question.
 */
export function questionContent(parts: readonly Part[], files: LoadedFiles): ModelContentBlock[] {
  const blocks: ModelContentBlock[] = []
  for (const part of parts) {
    if (part.type !== 'file') continue
    const id = fileIdOf(part.url)
    blocks.push(blockOf(part.filename ?? 'file', id ?? '', id === undefined ? undefined : files.get(id)))
  }
  const text = withoutHidden(textOf({ parts }))
  // The API refuses blank text.
  if (text.trim() !== '') blocks.push({ type: 'text', text })
  return blocks
}

function blockOf(rawName: string, id: string, file: LoadedFile | undefined): ModelContentBlock {
  const name = quotable(rawName)
  if (!file) return { type: 'text', text: `[The attached file "${name}" is no longer available.]` }
  const { mediaType, content, facts, sizeBytes, ownerId, load } = file
  if (!file.hasRoom) {
    return { type: 'text', text: `[The attached file "${name}" is left out here: the chat has too many files.]` }
  }
  const kind = kindOf(mediaType)
  const noted = <T extends object>(source: T, later?: typeof load): T => {
    noteFile(source, { id, name: file.name, mediaType, sizeBytes, ownerId, ...(later && { load: later }) })
    return source
  }
  if (kind === 'image') return { type: 'image', source: noted(base64Source(mediaType, 1), load) }
  if (kind === 'pdf') {
    const source = noted(base64Source(mediaType, maxPagesOf(facts)), load)
    return { type: 'document', source, title: quotable(file.name) }
  }
  const data = withoutHidden(new TextDecoder().decode(content))
  if (data.trim() === '') return { type: 'text', text: `[The attached file "${name}" holds only blank space.]` }
  const source = noted({ type: 'text', media_type: 'text/plain', data })
  return { type: 'document', source, title: quotable(file.name) }
}

/** A file's name, made unable to end the quotes or brackets around it. */
function quotable(name: string): string {
  return withoutHidden(name).replaceAll('"', "'").replaceAll('[', '(').replaceAll(']', ')')
}

/** The data is filled in when a call is sent. */
function base64Source(mediaType: string, pages: number) {
  const source = { type: 'base64', media_type: mediaType, data: '' }
  notePages(source, pages)
  return source
}
