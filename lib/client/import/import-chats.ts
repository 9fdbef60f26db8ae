/** Sends conversations to be imported, in requests of a bounded size. */

import { ClientError, errorOf, networkError } from '@/lib/client/api/client-error'
import { type ImportAnswer, type ImportResult, MAX_IMPORT_BYTES } from '@/lib/shared/api/import'

const MAX_CONVERSATIONS = 100
/** The bytes of the body around the conversations. */
const FRAME = 100

/** Some conversations as JSON, small enough for one request. Empty for a conversation that is too large. */
interface Batch {
  texts: string[]
}

/** Divides conversations into requests, in order. */
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

/** How an import waits. */
export type Wait = (seconds: number, signal: AbortSignal) => Promise<void>

/** Imports them all. `onResults` is called as results come. Rejects with a ClientError, or when the signal aborts. */
export async function importConversations(
  conversations: readonly unknown[],
  onResults: (results: ImportResult[]) => void,
  signal: AbortSignal,
  wait: Wait = waitSeconds,
): Promise<void> {
  for (const { texts } of batchesOf(conversations)) {
    signal.throwIfAborted()
    if (texts.length === 0) onResults([TOO_LARGE])
    else await sendBatch(texts, onResults, signal, wait)
  }
}

const TOO_LARGE: ImportResult = { status: 'skipped', reason: 'too_large', title: '' }

/** A batch that is refused as too large is sent in halves, so that one conversation does not fail the others. */
async function sendBatch(
  texts: readonly string[],
  onResults: (results: ImportResult[]) => void,
  signal: AbortSignal,
  wait: Wait,
): Promise<void> {
  for (;;) {
    try {
      return onResults(await send(`{"conversations":[${texts.join(',')}]}`, signal))
    } catch (error) {
      const { code, retryAfter } = error instanceof ClientError ? error.info : {}
      if (code === 'too_large') break
      // Large archives take many requests, and the server says when to send the next one.
      if ((code !== 'rate_limited' && code !== 'overloaded') || retryAfter === undefined) throw error
      await wait(retryAfter, signal)
    }
  }
  if (texts.length === 1) return onResults([TOO_LARGE])
  const half = Math.ceil(texts.length / 2)
  await sendBatch(texts.slice(0, half), onResults, signal, wait)
  await sendBatch(texts.slice(half), onResults, signal, wait)
}

function waitSeconds(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      if (signal.aborted) reject(signal.reason)
      else resolve()
    }
    const timer = setTimeout(end, seconds * 1_000)
    signal.addEventListener('abort', end)
  })
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
