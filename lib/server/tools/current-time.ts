/** Tool `current_time`: the date and time now, in any time zone. */
import { z } from 'zod'
import { defineTool, ToolInputError } from './tool'

/** Tells the time. */
export const currentTime = defineTool({
  name: 'current_time',
  description: 'Gives the current date and time in an IANA time zone, for example Europe/Rome.',
  input: z.object({ time_zone: z.string().max(64).default('UTC').describe('IANA time zone') }),
  run({ time_zone }) {
    const now = new Date()
    try {
      const local = new Intl.DateTimeFormat('en-GB', { timeZone: time_zone, dateStyle: 'full', timeStyle: 'long' })
      return { time_zone, local: local.format(now), utc: now.toISOString() }
    } catch (error) {
      if (error instanceof RangeError) throw new ToolInputError(`${time_zone} is not a time zone`)
      throw error
    }
  },
})
