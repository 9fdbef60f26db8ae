import { expect, test } from 'vitest'
import { currentTime } from './current-time'
import type { ToolContext } from './tool'

const tell = (input: object) => currentTime.run(input, {} as ToolContext)

test('it gives the current time in the requested zone', async () => {
  const before = Date.now()
  const { utc, time_zone, local } = (await tell({ time_zone: 'Asia/Tokyo' })) as Record<string, string>
  expect(Date.parse(utc ?? '')).toBeGreaterThanOrEqual(before)
  expect(time_zone).toBe('Asia/Tokyo')
  expect(local).toContain('GMT+9')
  expect(await tell({})).toMatchObject({ time_zone: 'UTC', offset: '+00:00' })
})

test('a time in one zone is converted to others, with their differences', async () => {
  expect(
    await tell({
      time_zone: 'Europe/Rome',
      at: '2026-11-21T15:30',
      other_zones: ['Asia/Kolkata', 'America/New_York', 'Europe/Rome'],
    }),
  ).toMatchObject({
    utc: '2026-11-21T14:30:00.000Z',
    local: expect.stringContaining('15:30:00'),
    others: [
      { offset: '+05:30', difference: '4 h 30 min ahead of Europe/Rome', local: expect.stringContaining('20:00:00') },
      { offset: '-05:00', difference: '6 h behind Europe/Rome' },
      { difference: 'the same time as Europe/Rome' },
    ],
  })
})

test.each([
  [{ at: '2026-07-01T12:00', from_zone: 'America/New_York' }, '2026-07-01T16:00:00.000Z'],
  [{ at: '2026-01-01T12:00', from_zone: 'America/New_York' }, '2026-01-01T17:00:00.000Z'],
  [{ at: '2026-11-21T15:30:00+01:00', from_zone: 'Asia/Tokyo' }, '2026-11-21T14:30:00.000Z'],
  [{ at: '2026-11-21T15:30:00Z' }, '2026-11-21T15:30:00.000Z'],
  [{ at: '2026-11-21' }, '2026-11-21T00:00:00.000Z'],
  [{ at: '2026-01-01T00:15', from_zone: 'Pacific/Kiritimati' }, '2025-12-31T10:15:00.000Z'],
])('%j is %s', async (input, utc) => {
  expect(await tell(input)).toMatchObject({ utc })
})

test('skipped and repeated local times are reported', async () => {
  expect(await tell({ at: '2026-03-29T02:30', time_zone: 'Europe/Rome' })).toMatchObject({
    utc: '2026-03-29T01:30:00.000Z',
    note: expect.stringContaining('set forward'),
  })
  expect(await tell({ at: '2026-10-25T02:30', time_zone: 'Europe/Rome' })).toMatchObject({
    utc: '2026-10-25T00:30:00.000Z',
    note: expect.stringContaining('twice'),
  })
})

test.each([
  [{ time_zone: 'Mars/Olympus' }, 'Mars/Olympus is not a time zone'],
  [{ other_zones: ['Nowhere'] }, 'Nowhere is not a time zone'],
  [{ at: 'tomorrow' }, 'is not a time such as'],
  [{ at: '2026-02-30T10:00' }, 'not on the calendar'],
  [{ at: '2026-02-20T25:00' }, 'not on the calendar'],
])('%j is refused: %s', async (input, reason) => {
  await expect(tell(input)).rejects.toMatchObject({ name: 'ToolInputError', message: expect.stringContaining(reason) })
})
