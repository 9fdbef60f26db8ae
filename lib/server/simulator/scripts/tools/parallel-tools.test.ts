import { expect, test } from 'vitest'
import { ask, bodyOf } from '@/lib/server/simulator/testing'
import { parallelTools } from './parallel-tools'

const BODY = { ...bodyOf(parallelTools.question), tools: [{ name: 'current_time' }] }
const NEW_YORK = { tool_use_id: 'toolu_a', content: '{"local":"Saturday 21 November 2026 at 07:07:00 GMT-5"}' }
const TOKYO = { tool_use_id: 'toolu_b', content: '2026-11-21T21:07:00+09:00' }

/** The answer to these results, in this order, of a call for New York and a call for Tokyo. */
async function answerTo(results: object[]): Promise<string> {
  const use = (id: string, time_zone: string) => ({ type: 'tool_use', id, name: 'current_time', input: { time_zone } })
  const messages = [
    ...BODY.messages,
    { role: 'assistant', content: [use('toolu_a', 'America/New_York'), use('toolu_b', 'Asia/Tokyo')] },
    { role: 'user', content: results.map((each) => ({ type: 'tool_result', ...each })) },
  ]
  const message = await (await ask({ ...BODY, messages })).json()
  expect(message.stop_reason).toBe('end_turn')
  return message.content[0].text
}

test('both clocks are called in one turn', async () => {
  const message = await (await ask(BODY)).json()
  expect(message.stop_reason).toBe('tool_use')
  expect(message.content).toMatchObject([
    { type: 'text' },
    { type: 'tool_use', name: 'current_time', input: { time_zone: 'America/New_York' } },
    { type: 'tool_use', name: 'current_time', input: { time_zone: 'Asia/Tokyo' } },
  ])
  expect(message.content[1].id).not.toBe(message.content[2].id)
})

test('the results are compared in the order of their calls, whichever arrived first', async () => {
  const text = await answerTo([TOKYO, NEW_YORK])
  expect(text).toBe(await answerTo([NEW_YORK, TOKYO]))
  expect(text).toMatch(/New York.*\n[\s\S]*07:07:00 GMT-5[\s\S]*Tokyo.*\n[\s\S]*21:07:00\+09:00/)
  expect(text).toContain('Tokyo is 14 hours ahead of New York')
})

test.each([
  ['GMT-5', 'GMT+5:30', 'Tokyo is 10 hours and 30 minutes ahead of New York'],
  ['UTC+1', 'UTC+0', 'New York is 1 hour ahead of Tokyo'],
  ['GMT+9', 'GMT+9', 'read the same'],
  ['seven', 'GMT+9', 'I leave the subtraction to you'],
])('%s and %s: %s', async (first, second, conclusion) => {
  expect(
    await answerTo([
      { ...NEW_YORK, content: first },
      { ...TOKYO, content: second },
    ]),
  ).toContain(conclusion)
})

test('if a clock fails, nothing is compared', async () => {
  const text = await answerTo([NEW_YORK, { ...TOKYO, content: 'Out of order', is_error: true }])
  expect(text).toContain('Out of order')
  expect(text).not.toContain('ahead')
})

test('without the tool it says so and calls nothing', async () => {
  for (const body of [
    { ...BODY, tools: [{ name: 'dice' }] },
    { ...BODY, tool_choice: { type: 'none' } },
  ]) {
    const message = await (await ask(body)).json()
    expect(message.stop_reason).toBe('end_turn')
    expect(message.content[0].text).toContain('no tool called `current_time`')
  }
})
