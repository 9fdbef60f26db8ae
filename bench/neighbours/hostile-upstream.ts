/** An upstream that answers some questions as no model would, and hands the others to one that counts. */
import { join } from 'node:path'
import { startChild } from '@/bench/processes/child'
import { startUpstream } from '@/bench/processes/upstream'

/** How it can answer. */
export const HOSTILE_ANSWERS = [
  /** 100 MB of text. */
  'text',
  /** An answer that is honest, and as long as one may be. */
  'long',
  /** 30,000 content blocks that grow in turn. */
  'blocks',
  /** A tool's input without an end. */
  'tool',
  /** Tens of thousands of calls. */
  'calls',
  /** Thinking without an end. */
  'thinking',
  /** One event without an end. */
  'line',
  /** Deltas without anything in them. */
  'empty',
  'pings',
  /** Errors whose bodies have no end. */
  '400',
  '401',
  '529',
  /** A body without an end that is no stream of events. */
  'not-a-stream',
  /** A short answer and a title of little more than white space. */
  'title',
] as const

/** One of them. */
export type HostileAnswer = (typeof HOSTILE_ANSWERS)[number]

/** The question that is answered so. */
export const hostileQuestion = (kind: HostileAnswer) => `attack with ${kind} please`

/** The kind that a request asks for, in its question or in what a title is made from. */
export function askedFor(body: string): HostileAnswer | undefined {
  const kind = /attack with ([\w-]+) please/.exec(body)?.[1]
  return HOSTILE_ANSWERS.find((one) => one === kind)
}

/** A running pair of upstreams. */
export interface HostileUpstream {
  url: string
  stop(): Promise<void>
}

/** Starts both, each as a process of its own. */
export async function startHostileUpstream(): Promise<HostileUpstream> {
  const counting = await startUpstream()
  const file = join(import.meta.dirname, 'hostile-upstream-process.ts')
  const child = await startChild<{ url: string }>(file, [counting.url])
  return {
    url: child.ready.url,
    async stop() {
      await child.stop()
      await counting.stop()
    },
  }
}
