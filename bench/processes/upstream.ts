/** The upstream of the benches: a Messages API that counts, plays faults, and remembers its calls. */
import { join } from 'node:path'
import { startChild } from './child'
import type { UPSTREAM_FAULTS, UpstreamCall } from './upstream-process'

/** A running upstream. */
export interface Upstream {
  /** What to give as `ANTHROPIC_BASE_URL`. */
  url: string
  pid: number
  /** The calls for answers so far. */
  calls(): Promise<UpstreamCall[]>
  /** The calls since this was last asked. */
  takeCalls(): Promise<UpstreamCall[]>
  /**
   * When each word of each answer was sent since this was last asked, by the answer's name; a further call under a name is
   * there as `<name> again`.
   */
  takeStamps(): Promise<Record<string, number[]>>
  stop(): Promise<void>
}

/** What is to go wrong, and before which word, counted from 0. */
export interface UpstreamFault {
  kind: (typeof UPSTREAM_FAULTS)[number]
  at: number
}

/** The question that makes the upstream send so many words, at so many a second, under this name. */
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
