/** Starts the benches' upstream: a Messages API that counts, plays faults, and records its calls. */
import { join } from 'node:path'
import { startChild } from './child'
import type { UPSTREAM_FAULTS, UpstreamCall } from './upstream-process'

/** A running upstream. */
export interface Upstream {
  /** The value of `ANTHROPIC_BASE_URL`. */
  url: string
  pid: number
  /** The calls for answers so far. */
  calls(): Promise<UpstreamCall[]>
  /** The calls since the last `takeCalls`. */
  takeCalls(): Promise<UpstreamCall[]>
  /**
   * When each word of the calls since the last `takeCalls` was sent, by the answer's name; a second call with the same
   * name is `<name> again`.
   */
  takeStamps(): Promise<Record<string, number[]>>
  stop(): Promise<void>
}

/** A fault, and the index of the word before which it strikes. */
export interface UpstreamFault {
  kind: (typeof UPSTREAM_FAULTS)[number]
  at: number
}

/** The question that makes the upstream send `words` words at this pace; `name` identifies the answer. */
export function countQuestion(words: number, name: string, perSecond: number, fault?: UpstreamFault): string {
  const question = `count to ${words} as ${name} at ${perSecond}`
  return fault ? `${question} with ${fault.kind}@${fault.at}` : question
}

/** Starts the process. */
export async function startUpstream(): Promise<Upstream> {
  const file = join(import.meta.dirname, 'upstream-process.ts')
  const child = await startChild<{ url: string }, string, UpstreamCall[]>(file)
  const takeCalls = () => child.ask('take')
  return {
    url: child.ready.url,
    pid: child.pid,
    calls: () => child.ask('calls'),
    takeCalls,
    async takeStamps() {
      const stamps: Record<string, number[]> = {}
      for (const call of await takeCalls()) {
        let key = call.name
        while (key in stamps) key += ' again'
        stamps[key] = call.stamps
      }
      return stamps
    },
    stop: child.stop,
  }
}
