/** Faults by themselves: how they are requested and what is sent. What the product makes of them is tested with the product. */
import { expect, test } from 'vitest'
import { ask, bodyOf, eventsOf } from '@/lib/server/simulator/testing'
import { FAULTS, withoutFaults } from './faults'

async function play(question: string, headers: Record<string, string> = {}) {
  const response = await ask({ ...bodyOf(question), stream: true }, { headers })
  return { response, text: await response.text() }
}

test('a fault that does not exist is refused, with a list of those that do', async () => {
  const { response, text } = await play('count to 5 fault:nonsense')
  expect(response.status).toBe(400)
  for (const name of FAULTS.keys()) expect(text).toContain(name)
})

test('fault names are not part of the question', async () => {
  expect(withoutFaults('count to 5 fault:early-end@3 fault:crlf')).toBe('count to 5')
  const { text } = await play('count to 3 fault:comments')
  expect(text).toContain('w000003')
})

test('a place is a count of deltas', async () => {
  const { text } = await play('count to 9 fault:early-end@3')
  expect(eventsOf(text).filter(({ type }) => type === 'content_block_delta')).toHaveLength(3)
})

test("a number of tries is compared with the SDK's retry count", async () => {
  const status = async (retry: number) =>
    (await play('count to 3 fault:http-529*2', { 'x-stainless-retry-count': String(retry) })).response.status
  expect([await status(0), await status(1), await status(2)]).toEqual([529, 529, 200])
})

test('the header can name faults, too', async () => {
  const { response } = await play('count to 3', { 'x-simulator-faults': 'http-429:7' })
  expect(response.status).toBe(429)
  expect(response.headers.get('retry-after')).toBe('7')
})

test.each([...FAULTS.values()].map((fault) => [fault.name, fault] as const))(
  '%s changes what is sent, and says what it does',
  async (name, { about }) => {
    expect(about.length).toBeGreaterThan(10)
    // Endings that only time or the socket shows are played against the product.
    if (['silence', 'late-headers', 'socket-open', 'pause', 'bursts', 'split-bytes'].includes(name)) return
    if (name.startsWith('reset')) return expect(play(`count to 9 fault:${name}`)).rejects.toThrow('terminated')
    const question = name === 'bad-tool-input' ? 'What time is it in Tokyo?' : 'count to 9'
    const tools = [{ name: 'current_time', description: '', input_schema: { type: 'object' } }]
    const send = async (asked: string) => {
      const response = await ask({ ...bodyOf(asked), tools, stream: true })
      return `${response.status} ${(await response.text()).replace(/"msg_[^"]+"/g, '"id"').replace(/toolu_\w+/g, 'tool')}`
    }
    expect(await send(`${question} fault:${name}`)).not.toBe(await send(question))
  },
)
