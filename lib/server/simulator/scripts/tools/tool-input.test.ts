import { expect, test } from 'vitest'
import { ask, bodyOf, deltasOf, eventsOf } from '@/lib/server/simulator/testing'
import { noteOf } from './tool-input'

const CLOCK = { name: 'current_time' }
const body = { ...bodyOf('Write 16 KB of tool input'), tools: [CLOCK] }

test('the input has its exact size in bytes, and streams in pieces of a token', async () => {
  const events = eventsOf(await (await ask({ ...body, stream: true })).text())
  const pieces = deltasOf(events).map((each) => (each.type === 'input_json_delta' ? each.partial_json : ''))
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(16)
  const input = JSON.parse(pieces.join(''))
  expect(input).toEqual({ time_zone: 'Europe/Paris', note: noteOf(16) })
  expect(input.note).toHaveLength(16 * 1024)
  expect(input.note).toMatch(/^w000001 w000002 .* w002048\.$/)
})

test.each([
  [[CLOCK, { name: 'notebook' }], 'notebook'],
  [[{ name: 'notebook' }, { name: 'dice' }], 'notebook'],
  [[CLOCK], 'current_time'],
])('of %j it calls %s', async (tools, name) => {
  const message = await (await ask({ ...body, tools })).json()
  expect(message.content).toMatchObject([{ type: 'tool_use', name }])
})

test('after a result, good or bad, it ends with a sentence', async () => {
  for (const [is_error, words] of [
    [false, 'took the input'],
    [true, 'refused the input'],
  ] as const) {
    const messages = [
      ...body.messages,
      { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_a', name: 'current_time', input: {} }] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_a', content: 'x', is_error }] },
    ]
    const message = await (await ask({ ...body, messages })).json()
    expect(message.stop_reason).toBe('end_turn')
    expect(message.content[0].text).toContain(`\`current_time\` ${words}`)
  }
})
