/**
 * The faults of an answer. They are named in the question or in the header `x-simulator-faults`: `fault:NAME`, with
 * `@N` for the content delta before which it strikes, `:ARGUMENT`, and `*N` for only the first N tries of a call, by
 * the SDK's own retry count.
 */
import { badRequest } from '@/lib/server/simulator/api-error'
import type { Frame } from '@/lib/server/simulator/wire'
import { CONTENT_FAULTS } from './contents'
import { ENDING_FAULTS } from './endings'
import { type Fault, isDelta } from './fault'
import { RESPONSE_FAULTS } from './responses'
import { WIRE_FAULTS } from './wire-forms'

/** Every fault by name. */
export const FAULTS: ReadonlyMap<string, Fault> = new Map(
  [...RESPONSE_FAULTS, ...ENDING_FAULTS, ...CONTENT_FAULTS, ...WIRE_FAULTS].map((fault) => [fault.name, fault]),
)

/** A fault with the parameters of its request. */
export interface FaultRequest {
  fault: Fault
  at: number | undefined
  argument: string | undefined
}

const WORD = /(?:^|\s)fault:(\S+)/g
const FORM = /^([a-z0-9-]+)(?:@(\d{1,6}))?(?::([\w.]{1,40}))?(?:\*(\d{1,2}))?$/

/** The question without the fault names. */
export function withoutFaults(question: string): string {
  return question.replace(WORD, '').trim()
}

/** The faults that a question and its request's headers name; throws for an unknown one. */
export function faultRequests(question: string, headers: Headers): FaultRequest[] {
  const words = [...question.matchAll(WORD)].map(([, word]) => word ?? '')
  const named =
    headers
      .get('x-simulator-faults')
      ?.split(/[\s,]+/)
      .filter((word) => word !== '') ?? []
  const retry = Number(headers.get('x-stainless-retry-count') ?? 0)
  return [...words, ...named].flatMap((word) => {
    const [, name = '', at, argument, times] = FORM.exec(word) ?? []
    const fault = FAULTS.get(name)
    if (!fault) throw badRequest(`There is no fault "${word}". There are: ${[...FAULTS.keys()].join(', ')}`)
    if (times !== undefined && retry >= Number(times)) return []
    return [{ fault, at: at === undefined ? undefined : Number(at), argument }]
  })
}

/** The frames as the faults change them, in the order in which they were named. */
export function bendFrames(frames: Iterable<Frame>, asked: readonly FaultRequest[]): Iterable<Frame> {
  if (asked.length === 0) return frames
  let bent: readonly Frame[] = [...frames]
  for (const { fault, at, argument } of asked) {
    const middle = Math.floor(bent.filter(isDelta).length / 2)
    bent = fault.bend?.(bent, { at: at ?? middle, argument }) ?? bent
  }
  return bent
}
