/** An upstream that answers some questions as no model would, and forwards the others to one that counts. */
import { join } from 'node:path'
import { startChild } from '@/bench/processes/child'
import { startUpstream } from '@/bench/processes/upstream'

/** The hostile ways to answer. */
export const HOSTILE_ANSWERS = [
  /** 100 MB of text. */
  'text',
  /** An honest answer, as long as one may be. */
  'long',
  /** 30,000 content blocks that grow in turn. */
  'blocks',
  /** A tool input without an end. */
  'tool',
  /** Tens of thousands of calls. */
  'calls',
  /** Thinking without an end. */
  'thinking',
  /** One event without an end. */
  'line',
  /** Empty deltas. */
  'empty',
  'pings',
  /** Errors with endless bodies. */
  '400',
  '401',
  '529',
  /** An endless body that is not an event stream. */
  'not-a-stream',
  /** A short answer, and a title of almost nothing but white space. */
  'title',
] as const

/** One of them. */
export type HostileAnswer = (typeof HOSTILE_ANSWERS)[number]

/** The question that gets this answer. */
export const hostileQuestion = (kind: HostileAnswer) => `attack with ${kind} please`

/** The kind that a request asks for, in its question or in the text to make a title from. */
export function hostileKind(body: string): HostileAnswer | undefined {
  const kind = /attack with ([\w-]+) please/.exec(body)?.[1]
  return HOSTILE_ANSWERS.find((answer) => answer === kind)
}

/** A running pair of upstreams. */
export interface HostileUpstream {
  url: string
  stop(): Promise<void>
}

/** Starts both, each in its own process. */
export async function startHostileUpstream(): Promise<HostileUpstream> {
  const honest = await startUpstream()
  const file = join(import.meta.dirname, 'hostile-upstream-process.ts')
  const child = await startChild<{ url: string }>(file, [honest.url])
  return {
    url: child.ready.url,
    async stop() {
      await child.stop()
      await honest.stop()
    },
  }
}
