/** What a hostile upstream sends: pieces of some kilobytes, until the other side hangs up or a bound is reached. */
import { ending, opening } from '@/bench/processes/upstream-bytes'
import type { HostileAnswer } from './hostile-upstream'

const MEGABYTE = 1024 * 1024
const TEXT_BYTES = 100 * MEGABYTE
/** Just below the limit of one answer. */
const LONG_BYTES = 0.95 * MEGABYTE
/** A bound for endless answers too, so that a server without limits does not bring the machine down. */
const ENDLESS_BYTES = 300 * MEGABYTE
const BLOCKS = 30_000
const BLOCK_ROUNDS = 3
const CALLS = 30_000
const PIECE = 4_096
const TITLE_SPACES = 40_000

/** Takes a careless regular expression quadratic time. */
export const HOSTILE_TITLE = `x${' '.repeat(TITLE_SPACES)}x`

/** An event as it is sent. */
export const event = (type: string, fields: object) =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`

/** Everything before the first block. */
const start = opening().slice(0, opening().indexOf('event: content_block_start'))
const begin = (index: number, content_block: object) => event('content_block_start', { index, content_block })
const delta = (index: number, fields: object) => event('content_block_delta', { index, delta: fields })
const stop = (index: number) => event('content_block_stop', { index })
const textBlock = { type: 'text', text: '', citations: null }
const textDelta = (index: number, text: string) => delta(index, { type: 'text_delta', text })
const call = (index: number) => ({ type: 'tool_use', id: `toolu_${index}`, name: 'calculator', input: {} })

function* repeat(piece: string, bytes: number): Generator<string> {
  for (let sent = 0; sent < bytes; sent += piece.length) yield piece
}

/** Pieces of random letters, which hardly compress. */
const LONG_PIECES = Array.from({ length: 64 }, (_, at) => lettersFrom(at + 1))

function lettersFrom(seed: number): string {
  let state = seed
  return Array.from({ length: PIECE }, () => {
    state = (state * 48_271) % 2_147_483_647
    return 'abcdefghijklmnopqrstuvwxyz '[state % 27]
  }).join('')
}

const words = 'some words '.repeat(PIECE / 11)

/** The pieces of an answer, in sending order. */
export function* answerPieces(kind: HostileAnswer): Generator<string> {
  yield start
  switch (kind) {
    case 'text':
      yield begin(0, textBlock)
      yield* repeat(textDelta(0, words), TEXT_BYTES)
      break
    case 'long':
      yield begin(0, textBlock)
      for (let at = 0; at * PIECE < LONG_BYTES; at += 1) yield textDelta(0, LONG_PIECES[at % LONG_PIECES.length] ?? '')
      break
    case 'blocks':
      for (let at = 0; at < BLOCKS; at += 1) yield begin(at, textBlock)
      for (let round = 0; round < BLOCK_ROUNDS; round += 1) {
        for (let at = 0; at < BLOCKS; at += 1) yield textDelta(at, 'some words ')
      }
      for (let at = 0; at < BLOCKS; at += 1) yield stop(at)
      break
    case 'tool':
      yield begin(0, call(0))
      yield delta(0, { type: 'input_json_delta', partial_json: '{"expression":"' })
      yield* repeat(delta(0, { type: 'input_json_delta', partial_json: '1+'.repeat(PIECE / 2) }), ENDLESS_BYTES)
      break
    case 'calls':
      for (let at = 0; at < CALLS; at += 1) {
        yield begin(at, call(at))
        yield delta(at, { type: 'input_json_delta', partial_json: '{"expression":"1+1"}' })
        yield stop(at)
      }
      break
    case 'thinking':
      yield begin(0, { type: 'thinking', thinking: '', signature: '' })
      yield* repeat(delta(0, { type: 'thinking_delta', thinking: words }), ENDLESS_BYTES)
      break
    case 'line':
      yield `event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"text":"`
      yield* repeat(words, ENDLESS_BYTES)
      break
    case 'empty':
      yield begin(0, textBlock)
      yield* repeat(textDelta(0, '').repeat(40), ENDLESS_BYTES)
      break
    case 'pings':
      yield* repeat(event('ping', {}).repeat(100), ENDLESS_BYTES)
      break
    default:
      yield begin(0, textBlock)
      yield textDelta(0, HOSTILE_TITLE)
      yield ending(1)
      return
  }
  yield ending(1)
}

/** A JSON body that never ends. */
export function* endlessJson(): Generator<string> {
  yield '{"type":"error","error":{"type":"invalid_request_error","message":"'
  yield* repeat(words, ENDLESS_BYTES)
}
