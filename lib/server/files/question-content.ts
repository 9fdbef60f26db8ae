/** A question as the Messages API reads it: its files first, as content blocks, then its words. */

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
  /** Whether the request has room for it. */
  hasRoom: boolean
  /** Of a text: what is in it. */
  content: Uint8Array | undefined
  /** Reads the content of any other file, when a call is sent. */
  load(): Promise<Uint8Array | undefined>
}

/** The files of a request by their ids; one that is gone is not among them. */
export type LoadedFiles = ReadonlyMap<string, LoadedFile>

const LOADED_AT_ONCE = 4

/**
 * Finds what questions brought along, in the order of the chat; each file once. Where they are too much for one request
 * the newest have their place, and older ones are only named. Texts are read now, pictures and PDFs with each call. Not to
 * be called within a transaction: contents come from wherever they are kept.
 */
export async function loadFiles(
  { database, fileStorage }: Pick<Services, 'database' | 'fileStorage'>,
  ownerId: string,
  questions: ReadonlyArray<readonly Part[]>,
  size: RequestSize = {},
): Promise<LoadedFiles> {
  const ids = [...new Set(questions.flatMap(fileIdsOf))]
  if (ids.length === 0) return new Map()
  // A guest may have become somebody else since the question was asked.
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
 * The content blocks of a question. A file that is gone, or for which there is no room, is named in words, so that the
 * model neither guesses nor wonders. Empty for a question with nothing in it.
 */
export function questionContent(parts: readonly Part[], files: LoadedFiles): ModelContentBlock[] {
  const blocks: ModelContentBlock[] = []
  for (const part of parts) {
    if (part.type !== 'file') continue
    const id = fileIdOf(part.url)
    blocks.push(blockOf(part.filename ?? 'file', id ?? '', id === undefined ? undefined : files.get(id)))
  }
  const text = withoutHidden(textOf({ parts }))
  // The API refuses text that is blank.
  if (text.trim() !== '') blocks.push({ type: 'text', text })
  return blocks
}

function blockOf(given: string, id: string, file: LoadedFile | undefined): ModelContentBlock {
  const name = quotable(given)
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

/** A file's name, which cannot end the quotes or brackets that it stands between. */
function quotable(name: string): string {
  return withoutHidden(name).replaceAll('"', "'").replaceAll('[', '(').replaceAll(']', ')')
}

/** Its data is put in its place when a call is sent. */
function base64Source(mediaType: string, pages: number) {
  const source = { type: 'base64', media_type: mediaType, data: '' }
  notePages(source, pages)
  return source
}
