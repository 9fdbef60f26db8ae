import Anthropic from '@anthropic-ai/sdk'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type SimulatorProcess, startSimulator } from '@/e2e/support/simulator'
import { bodyOf } from './testing'

let simulator: SimulatorProcess

beforeAll(async () => {
  simulator = await startSimulator()
})
beforeEach(() => simulator.reset())
afterAll(() => simulator.stop())

/** Reads words until there are as many as expected; more are an error. */
function reader(question: string) {
  const client = new Anthropic({ apiKey: 'any', baseURL: simulator.url, maxRetries: 0 })
  const abort = new AbortController()
  const words: string[] = []
  let wake = () => {}
  const read = async () => {
    const stream = await client.messages.create({ ...bodyOf(question), stream: true }, { signal: abort.signal })
    for await (const event of stream) {
      if (event.type !== 'content_block_delta' || event.delta.type !== 'text_delta') continue
      words.push(event.delta.text)
      wake()
    }
  }
  const done = read()
  const until = (count: number) =>
    new Promise<void>((resolve) => {
      wake = () => words.length >= count && resolve()
      wake()
    })
  return { words, done, until, abort }
}

test('it answers completely, and logs the call', async () => {
  const { words, done } = reader('count to 50')
  await done
  expect(words).toHaveLength(50)
  expect(await simulator.requests()).toMatchObject([
    { purpose: null, model: 'claude-opus-5', question: 'count to 50', stream: true, deltasSent: 50, ended: 'complete' },
  ])
})

test('it pauses after its n-th delta, continues step by step, and then to the end', async () => {
  await simulator.pauseAfter(5)
  const { words, done, until } = reader('count to 20')
  await until(5)
  expect(await simulator.requests()).toMatchObject([{ deltasSent: 5, ended: null }])
  await simulator.step(3)
  await until(8)
  expect(await simulator.requests()).toMatchObject([{ deltasSent: 8, ended: null }])
  expect(words).toHaveLength(8)
  await simulator.resume()
  await done
  expect(words.join('')).toMatch(/^w000001 .* w000020$/)
})

test('a pause holds running answers and later ones', async () => {
  await simulator.pauseAfter(1)
  const first = reader('count to 9')
  await first.until(1)
  await simulator.pause()
  const second = reader('count to 4')
  await simulator.step(2)
  await first.until(3)
  expect((await simulator.requests())[0]).toMatchObject({ deltasSent: 3 })
  await simulator.resume()
  await Promise.all([first.done, second.done])
  expect([first.words.length, second.words.length]).toEqual([9, 4])
})

test('a client that disconnects is logged as such', async () => {
  await simulator.pauseAfter(2)
  const { done, until, abort } = reader('count to 9')
  await until(2)
  abort.abort()
  await done
  let [entry] = await simulator.requests()
  while (entry?.ended === null) [entry] = await simulator.requests()
  expect(entry).toMatchObject({ deltasSent: 2, ended: 'aborted' })
})
