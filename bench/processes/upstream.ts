/** The upstream of the benches: a Messages API that remembers when it sent each word. */
import { join } from 'node:path'
import { startChild } from './child'
import type { Stamps } from './upstream-process'

/** A running upstream. */
export interface Upstream {
  /** What to give as `ANTHROPIC_BASE_URL`. */
  url: string
  pid: number
  /** When each word of each answer was sent since the last call, by the answer's name. */
  takeStamps(): Promise<Stamps>
  stop(): Promise<void>
}

/** The question that makes the upstream send so many words, at so many a second, under this name. */
export function countQuestion(words: number, name: string, perSecond: number): string {
  return `count to ${words} as ${name} at ${perSecond}`
}

/** Starts the process. */
export async function startUpstream(): Promise<Upstream> {
  const child = await startChild<{ url: string }, string, Stamps>(join(import.meta.dirname, 'upstream-process.ts'))
  return { url: child.ready.url, pid: child.pid, takeStamps: () => child.ask('stamps'), stop: child.stop }
}
