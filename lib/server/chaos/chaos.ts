/**
 * Seeded faults for demonstrations and tests: what goes wrong between the model and the server, and between the
 * server and the reader, for one seed. The same seed always plays the same faults.
 */
import type { Config } from '@/lib/server/config'
import { AppError } from '@/lib/shared/error'
import { seededRandom } from './random'

/** What one seed plays. */
export interface ChaosPlan {
  /** The simulator's faults, in the form of its header; the official API never sees them. */
  faults: string
  /** Whether the reader's connection breaks again and again. */
  cutsLine: boolean
  /** Whether the answer must come out as if nothing had happened. */
  isRecoverable: boolean
}

/** Faults after which the answer must be whole. */
const RECOVERABLE = [
  'bursts:120',
  'pause:1200',
  'http-529*1',
  'http-429:1*1',
  'error-first*1',
  'reset-first*1',
  'empty-body*1',
  'no-event-names',
  'lose-event-names',
  'crlf',
  'comments',
  'duplicate-start',
  'garbage-event',
  'unknown-event',
  'unknown-block',
  'wrong-index',
  'no-message-stop',
  'after-end',
  'socket-open',
]

/** Faults that must end in a status and words that tell the truth. */
const FINAL = [
  'early-end',
  'half-event',
  'reset',
  'error-later',
  'garbage',
  'second-message',
  'stop:max_tokens',
  'http-529',
]

const SEED = /^[\w.-]{1,40}$/

/** The plan of a seed. */
export function chaosPlan(seed: string): ChaosPlan {
  const random = seededRandom(seed)
  const pick = (names: readonly string[]) => names[Math.floor(random() * names.length)] ?? ''
  const isRecoverable = random() < 0.7
  const fault = pick(isRecoverable ? RECOVERABLE : FINAL)
  return { faults: fault, cutsLine: random() < 0.6, isRecoverable }
}

/** The plan that a request asks for by `?chaos=seed`. */
export function askedChaos(request: Request, { chaos }: Pick<Config, 'chaos'>): ChaosPlan | undefined {
  const seed = new URL(request.url).searchParams.get('chaos')
  if (seed === null) return undefined
  if (!chaos) {
    throw new AppError('invalid_request', {
      message: 'Chaos is for demo mode and development. Remove ?chaos from the address.',
    })
  }
  if (!SEED.test(seed)) {
    throw new AppError('invalid_request', { message: 'A chaos seed has up to 40 letters, digits, dots or dashes.' })
  }
  return chaosPlan(seed)
}
