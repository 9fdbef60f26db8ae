/** Reports to the server when an answer's text reached this page, once the answer has ended: numbers only. */
import { sendArrivals } from '@/lib/client/api/arrivals'
import type { Arrivals } from '@/lib/client/store/arrivals'
import type { Answer } from '@/lib/client/store/entry'
import type { ChatId } from '@/lib/shared/ids'
import { type ArrivalTimes, MAX_ARRIVALS, median } from '@/lib/shared/smoothness'

/** By then the recording is stored, beside which the report is kept. */
const AFTER_MS = 2_000
/** Frames that are measured. */
const FRAMES = 9

/** Answers of which nothing is reported: one that waits has not ended, and the pace of one that failed says little. */
const UNREPORTED: ReadonlySet<string> = new Set(['submitted', 'streaming', 'waiting', 'error'])

/** Reports an answer that this page followed from its start. Never rejects, and never tries twice. */
export async function reportArrivals(chatId: ChatId, { id, status, arrivals }: Answer): Promise<void> {
  if (id === '' || UNREPORTED.has(status) || arrivals.wasHidden || arrivals.times.length === 0) return
  const report = toReport(arrivals)
  await new Promise((resolve) => setTimeout(resolve, AFTER_MS))
  await idle()
  const frameMs = await measuredFrame()
  await sendArrivals(chatId, id, { ...report, ...(frameMs !== undefined && { frameMs }) }).catch(() => undefined)
}

/** Arrivals as they are sent: to a tenth of a millisecond, each later than the one before. */
export function toReport({ times, sizes, pauses }: Arrivals): ArrivalTimes {
  const report = { times: [] as number[], sizes: [] as number[] }
  for (const [at, time] of times.slice(0, MAX_ARRIVALS).entries()) {
    const last = report.times.length - 1
    const [rounded, size] = [tenths(time), sizes[at] ?? 0]
    if (last >= 0 && rounded <= (report.times[last] ?? 0)) report.sizes[last] = (report.sizes[last] ?? 0) + size
    else {
      report.times.push(rounded)
      report.sizes.push(size)
    }
  }
  const rounded = [...new Set(pauses.map(tenths))].slice(0, MAX_ARRIVALS)
  return { ...report, ...(rounded.length > 0 && { pauses: rounded }) }
}

const tenths = (milliseconds: number) => Math.round(milliseconds * 10) / 10

function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no idle callback.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 10_000 })
    else setTimeout(resolve, 0)
  })
}

/** The usual length of this page's frames; undefined where none are drawn. */
function measuredFrame(): Promise<number | undefined> {
  if (document.hidden) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const times: number[] = []
    const giveUp = setTimeout(() => resolve(undefined), 1_000)
    const note = (time: number) => {
      times.push(time)
      if (times.length <= FRAMES) return requestAnimationFrame(note)
      clearTimeout(giveUp)
      const gaps = times.slice(1).map((each, at) => each - (times[at] ?? 0))
      const usual = median(gaps)
      resolve(usual >= 1 && usual <= 1_000 ? usual : undefined)
    }
    requestAnimationFrame(note)
  })
}
