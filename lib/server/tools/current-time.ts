/** Tool `current_time`: the current date and time, or those of a given moment, in any time zones. */
import { z } from 'zod'
import { defineTool } from './tool'
import { instantOf, offsetAt, offsetText, type ZonedInstant } from './zoned-time'

const zone = z.string().trim().min(1).max(64)
const MAX_ZONES = 20

export const currentTime = defineTool({
  name: 'current_time',
  description:
    'Gives the current date and time in an IANA time zone, for example Europe/Rome, or in several at once. ' +
    'With `at` it converts that time instead of now: a time with an offset, or one on the clock of `from_zone`. Also says how far the zones are apart.',
  input: z.object({
    time_zone: zone.default('UTC').describe('IANA time zone'),
    other_zones: z.array(zone).max(MAX_ZONES).optional().describe('more time zones'),
    at: z.string().max(40).optional().describe('the time to convert, for example 2026-11-21T15:30; now unless given'),
    from_zone: zone.optional().describe('the zone on whose clock `at` is; `time_zone` unless given'),
  }),
  run({ time_zone, other_zones = [], at, from_zone = time_zone }) {
    const moment: ZonedInstant = at === undefined ? { instant: new Date() } : instantOf(at, from_zone)
    const { instant, note } = moment
    const others = other_zones.map((name) => ({
      ...clockIn(name, instant),
      difference: difference(name, time_zone, instant),
    }))
    return {
      ...clockIn(time_zone, instant),
      utc: instant.toISOString(),
      ...(others.length > 0 && { others }),
      ...(note !== undefined && { note }),
    }
  },
})

function clockIn(timeZone: string, instant: Date) {
  // First, because it rejects unknown zones.
  const offset = offsetAt(timeZone, instant)
  const local = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'long' })
  return { time_zone: timeZone, local: local.format(instant), offset: offsetText(offset) }
}

function difference(name: string, base: string, instant: Date): string {
  const minutes = offsetAt(name, instant) - offsetAt(base, instant)
  if (minutes === 0) return `the same time as ${base}`
  const size = Math.abs(minutes)
  const hours = [Math.floor(size / 60), size % 60] as const
  const words = `${hours[0]} h${hours[1] === 0 ? '' : ` ${hours[1]} min`}`
  return `${words} ${minutes > 0 ? 'ahead of' : 'behind'} ${base}`
}
