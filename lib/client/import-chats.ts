/** Sends conversations to be imported, in requests of a bounded size. */
import { type ImportAnswer, type ImportResult, MAX_IMPORT_BYTES } from '@/lib/shared/import'
import { errorOf, networkError } from './client-error'

const MAX_CONVERSATIONS = 100
/** What the body needs beside the conversations. */
const FRAME = 100

/** Some conversations as JSON, small enough for one request; without any, a conversation that is too large for that. */
interface Batch {
  texts: string[]
}

/** Cuts conversations into requests; the order stays. */
export function* batchesOf(conversations: readonly unknown[], maxBytes = MAX_IMPORT_BYTES): Generator<Batch> {
  const encoder = new TextEncoder()
  let texts: string[] = []
  let size = FRAME
  for (const conversation of conversations) {
    const text = JSON.stringify(conversation) ?? 'null'
    const bytes = encoder.encode(text).length + 1
    if (texts.length > 0 && (size + bytes > maxBytes || texts.length >= MAX_CONVERSATIONS)) {
      yield { texts }
      texts = []
      size = FRAME
    }
    if (FRAME + bytes > maxBytes) {
      yield { texts: [] }
      continue
    }
    texts.push(text)
    size += bytes
  }
  if (texts.length > 0) yield { texts }
}

/** Imports them all; `onResults` is told as they come. Rejects with a ClientError, or when the signal says so. */
export async function importConversations(
  conversations: readonly unknown[],
  onResults: (results: ImportResult[]) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const { texts } of batchesOf(conversations)) {
    signal.throwIfAborted()
    if (texts.length === 0) onResults([{ status: 'skipped', reason: 'too_large', title: '' }])
    else onResults(await send(`{"conversations":[${texts.join(',')}]}`, signal))
  }
}

async function send(body: string, signal: AbortSignal): Promise<ImportResult[]> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal }
  const response = await fetch('/api/import', init).catch((error: unknown) => {
    signal.throwIfAborted()
    throw error instanceof TypeError ? networkError() : error
  })
  if (!response.ok) throw await errorOf(response)
  const answer: ImportAnswer = await response.json()
  return answer.results
}
