/** The turns of a branch with the files of its questions: loaded for the model, or as an upper bound for a budget. */

import type { ModelContentBlock } from '@/lib/anthropic/model-event'
import type { Services } from '@/lib/server/services'
import { filesOf } from '@/lib/shared/files/file-parts'
import { kindOf, type StoredFile } from '@/lib/shared/files/files'
import { type Part, textOf } from '@/lib/shared/message'
import { MAX_PICTURE_TOKENS, maxPagesOf, notePages } from './file-tokens'
import { loadFiles, questionContent } from './question-content'

interface AnyTurn {
  role: 'user' | 'assistant'
  parts: readonly Part[]
}

/** A turn; the content of a question includes its files. */
export type FilledTurn<T extends AnyTurn> = T & { content?: ModelContentBlock[] }

/** Whether a turn is a question with files. */
export function bringsFiles({ role, parts }: AnyTurn): boolean {
  return role === 'user' && parts.some(({ type }) => type === 'file')
}

/**
 * Loads the files of a branch's questions, as far as they fit into a request to a model with this context window. Not
 * within a transaction; rejects when files cannot be read now.
 */
export async function withFileContent<T extends AnyTurn>(
  services: Pick<Services, 'database' | 'fileStorage'>,
  ownerId: string,
  turns: readonly T[],
  contextTokens?: number,
): Promise<Array<FilledTurn<T>>> {
  const questions = turns.filter(bringsFiles).map(({ parts }) => parts)
  if (questions.length === 0) return [...turns]
  const files = await loadFiles(services, ownerId, questions, { contextTokens })
  return turns.map((turn) => (bringsFiles(turn) ? { ...turn, content: questionContent(turn.parts, files) } : turn))
}

/** The same without loading anything: no content for a model, but the highest possible cost. */
export function withFileOutline<T extends AnyTurn>(turns: readonly T[]): Array<FilledTurn<T>> {
  return turns.map((turn) => {
    if (!bringsFiles(turn)) return turn
    const text = textOf(turn)
    const words = text.trim() === '' ? [] : [{ type: 'text', text }]
    return { ...turn, content: [...filesOf(turn.parts).map(outlineOf), ...words] }
  })
}

function outlineOf({ mediaType, facts, sizeBytes }: StoredFile): ModelContentBlock {
  const source = { type: 'base64', media_type: mediaType, data: '' }
  const kind = kindOf(mediaType)
  // No token is shorter than a byte.
  notePages(source, kind === 'text' ? Math.ceil(sizeBytes / MAX_PICTURE_TOKENS) : maxPagesOf(facts))
  return { type: kind === 'image' ? 'image' : 'document', source }
}
