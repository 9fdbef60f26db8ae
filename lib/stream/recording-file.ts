/** The files that the inspector saves: a whole timeline, and a fixture that the simulator plays. */
import { isTimelineEntry, type TimelineEntry } from './timeline'

/** No file that is read is larger: several times what a recording may hold. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024

/** A timeline as a file, for other programs and for the stage. */
export interface TimelineFile {
  format: 'firstword-timeline'
  version: 1
  /** The question, where it is known. */
  question: string | null
  /** The model that answered, as the API named it. */
  model: string | null
  /** Whether the simulator answered. */
  simulated: boolean
  entries: readonly TimelineEntry[]
}

/** The raw events alone, call by call. */
export interface FixtureFile {
  format: 'firstword-fixture'
  version: 1
  calls: ReadonlyArray<{
    /** `at` counts milliseconds from the beginning of the call. */
    events: ReadonlyArray<{ at: number; event: unknown }>
  }>
}

/** A timeline's events as a fixture. */
export function toFixture(entries: readonly TimelineEntry[]): FixtureFile {
  const calls: Array<{ startedAt: number; events: Array<{ at: number; event: unknown }> }> = []
  for (const entry of entries) {
    if (entry.kind === 'call') calls.push({ startedAt: entry.at, events: [] })
    const call = calls.at(-1)
    if (entry.kind === 'event' && call) call.events.push({ at: entry.at - call.startedAt, event: entry.event })
  }
  return { format: 'firstword-fixture', version: 1, calls: calls.map(({ events }) => ({ events })) }
}

/** Reads a parsed file; undefined when it is not a timeline of a known version. */
export function readTimelineFile(value: unknown): TimelineFile | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { format, version, question, model, simulated, entries } = value as Partial<TimelineFile>
  if (format !== 'firstword-timeline' || version !== 1 || !Array.isArray(entries)) return undefined
  if (!entries.every(isTimelineEntry)) return undefined
  return {
    format,
    version,
    question: typeof question === 'string' ? question : null,
    model: typeof model === 'string' ? model : null,
    simulated: simulated === true,
    entries,
  }
}

/** No recording lasts longer, and a player would wait for ever for an event at a later time. */
const MAX_AT = 24 * 60 * 60 * 1000

/** Reads a parsed file as a fixture, from a fixture or a timeline; undefined for any other file or version. */
export function readFixtureFile(value: unknown): FixtureFile | undefined {
  const timeline = readTimelineFile(value)
  const { format, version, calls } = timeline
    ? toFixture(timeline.entries)
    : ((value ?? {}) as { [field in keyof FixtureFile]?: unknown })
  if (format !== 'firstword-fixture' || version !== 1 || !Array.isArray(calls)) return undefined
  return calls.every(isCall) ? { format, version, calls } : undefined
}

function isCall(value: unknown): value is FixtureFile['calls'][number] {
  const { events } = (value ?? {}) as { events?: unknown }
  return Array.isArray(events) && events.every(isTimedEvent)
}

function isTimedEvent(value: unknown): boolean {
  const { at, event } = (value ?? {}) as { at?: unknown; event?: { type?: unknown } | null }
  return typeof at === 'number' && at >= 0 && at <= MAX_AT && typeof event?.type === 'string'
}
