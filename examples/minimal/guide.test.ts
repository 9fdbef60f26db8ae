/** What docs/streaming.md says of streams and of the SDK is true. */
import { readFileSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ask, bodyOf, clientOf, eventsOf } from '@/lib/server/simulator/testing'

const guide = readFileSync('docs/streaming.md', 'utf8')

/** The rows of the table under a heading row that begins like this. */
function rowsUnder(heading: string): string[][] {
  const lines = guide.split('\n')
  const start = lines.findIndex((line) => line.startsWith(heading)) + 2
  const rows = lines.slice(start, lines.indexOf('', start))
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const inCode = (cell = '') => [...cell.matchAll(/`([^`]*)`/g)].map(([, code]) => code)

test('the timeline is the stream of that question', async () => {
  const input_schema = { type: 'object', properties: { expression: { type: 'string' } } }
  const tools = [{ name: 'calculator', description: 'Computes.', input_schema }]
  const response = await ask({ ...bodyOf('Calculate 2^100 / 3^20 exactly'), tools, stream: true })
  const events = eventsOf(await response.text())
  const pieces = (from: number, count: number) =>
    events.slice(from, from + count).map((event) => {
      if (event.type !== 'content_block_delta') throw new Error(`${event.type} is no delta`)
      if (event.delta.type === 'text_delta') return event.delta.text
      return event.delta.type === 'input_json_delta' ? event.delta.partial_json : ''
    })
  let at = 0
  for (const [, name = '', block = '', content] of rowsUnder('| time | event')) {
    const more = /^(\d+) more$/.exec(name)?.[1]
    const event = events[at]
    if (block !== '') expect(event).toHaveProperty('index', Number(block))
    if (more !== undefined) {
      expect(pieces(at, Number(more)).join('')).toBe(inCode(content)[0])
      at += Number(more)
      continue
    }
    expect(event?.type).toBe(inCode(name)[0])
    if (event?.type === 'content_block_delta') {
      expect([event.delta.type, ...pieces(at, 1).filter(Boolean)]).toEqual(inCode(content))
    } else for (const fact of inCode(content)) expect(JSON.stringify(event)).toContain(fact?.split(': ').at(-1))
    at += 1
  }
  expect(at).toBe(events.length)
})

test('a broken stream ends in the SDK as the table says, which is the SDK in use', async () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(guide).toContain(`JavaScript SDK (${dependencies['@anthropic-ai/sdk']})`)
  const rows = rowsUnder('| what happens ')
  expect(rows).toHaveLength(5)
  for (const [what, loopSaid = '', finalSaid = ''] of rows) {
    const [fault] = inCode(what).filter((code) => /^[a-z]+-?[a-z]*(-[a-z]+)?$/.test(code ?? '') && code !== 'error')
    const stream = clientOf().messages.stream(bodyOf(`fault:${fault} count to 9`))
    let loop = 'ends'
    try {
      for await (const _ of stream);
    } catch {
      loop = 'throws'
    }
    const final = await stream.finalMessage().then(
      ({ stop_reason }) => `resolves, with \`stop_reason: ${stop_reason}\``,
      () => 'rejects',
    )
    expect([fault, loopSaid.startsWith(loop), finalSaid.startsWith(final)]).toEqual([fault, true, true])
  }
})

test('the SDK keeps pings to itself', async () => {
  const types = new Set<string>()
  for await (const { type } of clientOf().messages.stream(bodyOf('count to 3'))) types.add(type)
  expect([types.size, types.has('ping')]).toEqual([6, false])
  const response = await ask({ ...bodyOf('count to 3'), stream: true })
  expect(eventsOf(await response.text()).some(({ type }) => type === 'ping')).toBe(true)
})

test('the loop never ends if all events came between the call and the loop', async () => {
  const stream = clientOf().messages.stream(bodyOf('count to 3'))
  await stream.finalMessage()
  let hasCome = false
  void stream[Symbol.asyncIterator]()
    .next()
    .then(() => {
      hasCome = true
    })
  for (let turns = 0; turns < 20; turns += 1) await turn()
  expect(hasCome).toBe(false)
})
