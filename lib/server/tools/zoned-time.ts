/** Times in time zones, from the platform's data. */
import { ToolInputError } from './tool'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The formatter of a zone; throws ToolInputError for an unknown zone. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const cached = formats.get(zone)
  if (cached) return cached
  try {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      era: 'short',
    })
    // There are few zones, but differently cased names must not accumulate.
    if (formats.size < 1_000) formats.set(zone, format)
    return format
  } catch (error) {
    if (error instanceof RangeError) throw new ToolInputError(`${zone} is not a time zone`)
    throw error
  }
}

/** A zone's offset from UTC at an instant, in minutes. */
export function offsetAt(zone: string, instant: Date): number {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  const field = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name))
  const clock = Date.UTC(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour'),
    field('minute'),
    field('second'),
  )
  return Math.round((clock - Math.floor(instant.getTime() / 1000) * 1000) / 60_000)
}

/** An instant, and a note if the local time is ambiguous. */
export interface ZonedInstant {
  instant: Date
  note?: string
}

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?$/

/** The instant of a time with an offset, or else of a local time in a zone. */
export function instantOf(time: string, zone: string): ZonedInstant {
  const local = LOCAL.exec(time.trim())
  if (!local) {
    const instant = new Date(time)
    if (!/(?:Z|[+-]\d\d:?\d\d)$/i.test(time.trim()) || Number.isNaN(instant.getTime())) {
      throw new ToolInputError(`“${time}” is not a time such as 2026-11-21T15:30 or 2026-11-21T15:30:00+01:00`)
    }
    return { instant }
  }
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = local
    .slice(1)
    .map((part) => Number(part ?? 0))
  const clock = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const isReal =
    clock.getUTCMonth() === month - 1 && clock.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  if (!isReal) throw new ToolInputError(`“${time}” is not on the calendar`)
  return onClock(clock, zone)
}

/** Tries the offsets around the local time: none fits in a skipped hour, two in a repeated one. */
function onClock(clock: Date, zone: string): ZonedInstant {
  const DAY = 86_400_000
  const offsets = [...new Set([-DAY, 0, DAY].map((shift) => offsetAt(zone, new Date(clock.getTime() + shift))))]
  const at = (offset: number) => new Date(clock.getTime() - offset * 60_000)
  const fitting = offsets.filter((offset) => offsetAt(zone, at(offset)) === offset).sort((a, b) => b - a)
  const [first, second] = fitting
  if (first === undefined) {
    return {
      instant: at(Math.min(...offsets)),
      note: `Clocks in ${zone} are set forward over this time: the moment after is meant.`,
    }
  }
  if (second === undefined) return { instant: at(first) }
  return { instant: at(first), note: `Clocks in ${zone} show this time twice that day: the first is meant.` }
}

/** `+05:30`. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
