/**
 * The longest tasks of a page's main thread from the browser's trace, in CPU time, which other processes do not affect.
 */
import type { Browser, Page } from '@playwright/test'

/** The longest task of one phase, in milliseconds. */
export interface LongestTask {
  readonly cpu: number
  readonly wall: number
}

interface TraceEvent {
  readonly name: string
  readonly cat: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  /** Thread CPU time. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

const PHASE = 'phase:'
/** Tasks, and the marks between the phases. */
const CATEGORIES = ['-*', '__metadata', 'toplevel', 'blink.user_timing']

/** Starts tracing a page; `end` marks the end of each phase. */
export async function traceTasks(browser: Browser, page: Page) {
  await browser.startTracing(page, { categories: CATEGORIES })
  return {
    /** Ends a phase. */
    end: (name: string) => page.evaluate(`performance.mark(${JSON.stringify(PHASE + name)})`),
    /** Ends the trace. */
    async read(): Promise<ReadonlyMap<string, LongestTask>> {
      const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
      return longestTasks(traceEvents)
    },
  }
}

const ms = (microseconds = 0) => Math.round(microseconds / 1_000)

function longestTasks(events: readonly TraceEvent[]): ReadonlyMap<string, LongestTask> {
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const main = new Set(events.filter(({ args }) => args?.name === 'CrRendererMain').map(thread))
  const tasks = events.filter(
    (event) => /RunTask/.test(event.name) && event.dur !== undefined && main.has(thread(event)),
  )
  const ends = events.filter(({ name, cat }) => cat === 'blink.user_timing' && name.startsWith(PHASE))
  ends.sort((a, b) => a.ts - b.ts)
  const longest = new Map<string, LongestTask>()
  let from = 0
  for (const { name, ts } of ends) {
    const inside = tasks.filter((task) => task.ts >= from && task.ts < ts)
    const cpu = ms(inside.reduce((max, task) => Math.max(max, task.tdur ?? 0), 0))
    const wall = ms(inside.reduce((max, task) => Math.max(max, task.dur ?? 0), 0))
    longest.set(name.slice(PHASE.length), { cpu, wall })
    from = ts
  }
  return longest
}
