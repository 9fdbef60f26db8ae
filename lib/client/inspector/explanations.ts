/** What each kind of entry means, in a sentence for people who know HTTP. Shown where the kind first occurs. */
import type { Chunk } from '@/lib/shared/chunk'
import type { TimelineEntry } from '@/lib/stream/timeline'
import { readEvent } from './raw-event'

/** The six kinds of event of which every answer of the Messages API consists. */
export const SIX_EVENTS = {
  message_start: 'Opens the message: its id, the model, and how many tokens it read. There is no text yet.',
  content_block_start:
    'Opens a block: one text, one piece of thinking or one tool call. The events that follow name it by its index.',
  content_block_delta: 'The next piece of a block, to be added to its end. Most of a stream consists of these.',
  content_block_stop: 'Closes the block: nothing more is added to it.',
  message_delta:
    'Says, at the end of the message, why the model stopped (stop_reason) and how many tokens it has written.',
  message_stop: 'Ends the message: a stream that ends without it may have been cut off.',
} as const

const OTHER_EVENTS = {
  ping: 'Keeps the connection open. It contains nothing and may come at any time.',
  error: 'Something failed after the response had begun with status 200, so the error comes in the stream itself.',
} as const

const DELTAS = {
  text_delta: 'text_delta: a few words of the text, shown as soon as they arrive.',
  thinking_delta: 'thinking_delta: some of the model’s thinking, or of its summary.',
  signature_delta:
    'signature_delta: proves later that the thinking came from the model. It is sent back unchanged and never shown.',
  citations_delta: 'citations_delta: a source of the text, with the words quoted from it.',
  input_json_delta: 'input_json_delta: a piece of a tool’s input. It is valid JSON only once the block is closed.',
  compaction_delta: 'compaction_delta: a summary that replaces older messages in later requests.',
} as const

const OWN_KINDS = {
  call: 'A request to the model. Its response is the stream of events that follows.',
  server:
    'Added by this server, not by the model. The names are those of chunks: the pieces of the stream that this site sends to the browser.',
  'call-end': 'The response to this request has ended. What it left open is closed here.',
} as const

const EXPLANATIONS = mapOf({ ...SIX_EVENTS, ...OTHER_EVENTS, ...DELTAS, ...OWN_KINDS })

/** Chunks of which some rows consist. */
const CHUNKS = mapOf({
  start: 'start: the answer begins, and gets its id.',
  'start-step': 'start-step: a request to the model begins. An answer that uses tools takes several.',
  'finish-step': 'finish-step: that request is answered.',
  'text-end': 'text-end: a text ends.',
  'reasoning-end': 'reasoning-end: a piece of thinking ends.',
  'tool-output-available': 'tool-output-available: a tool’s result.',
  'tool-output-error': 'tool-output-error: a tool failed.',
  'tool-approval-request': 'tool-approval-request: somebody has to allow a tool first.',
  finish: 'finish: the answer ends. It says how it ended and what it used.',
})

/** Shown where a segment begins. */
export const SEGMENT = {
  key: 'segment',
  words:
    'A segment is what was written in one go. The next one begins when the answer is continued, or when somebody has decided about a tool.',
} as const

const UNKNOWN_EVENT = 'An event that is not known here. New kinds may come at any time, so every reader skips them.'
const UNKNOWN_DELTA = 'A piece that is not known here. New kinds may come at any time, so every reader skips them.'
const IGNORED = {
  key: 'ignored',
  words: 'It came after its call had ended, so it was ignored.',
}

/** A sentence about entries, under a key that is the same for all entries that it holds for. */
export interface Explanation {
  key: string
  words: string
}

/** The sentences about an entry; `raw` is its event, where that has been read already. */
export function explain(
  entry: TimelineEntry,
  raw = entry.kind === 'event' ? readEvent(entry.event) : undefined,
): Explanation[] {
  const name = raw?.type ?? entry.kind
  const found = [{ key: name, words: EXPLANATIONS.get(name) ?? UNKNOWN_EVENT }]
  const delta = raw?.deltaType
  if (delta !== undefined) found.push({ key: delta, words: EXPLANATIONS.get(delta) ?? UNKNOWN_DELTA })
  if (entry.kind === 'event' && entry.isIgnored) found.push(IGNORED)
  if (entry.kind === 'server' || entry.kind === 'call-end') found.push(...explainChunks(entry.chunks))
  return found
}

/** The sentences about the chunks that a row names. */
function explainChunks(chunks: readonly Chunk[]): Explanation[] {
  const types = [...new Set<string>(chunks.map(({ type }) => type))]
  return types.flatMap((type) => {
    const words = CHUNKS.get(type)
    return words === undefined ? [] : [{ key: `chunk:${type}`, words }]
  })
}

/** A map: names come from the API, and an object has some of its own. */
function mapOf(words: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(words))
}
