/** Floods of requests: those of one address wait for each other, and nobody else for them. */
import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEntrance } from './entrance'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** As much of a response as the entrance looks at. */
class FakeResponse extends EventEmitter {
  closed = false
  head: unknown[] = []
  body = ''
  writeHead(...head: unknown[]) {
    this.head = head
    return this
  }
  end(body = '') {
    this.body = body
    this.close()
  }
  close() {
    this.closed = true
    this.emit('close')
  }
}

function entered(limits = { beginning: 2, beginMs: 100, open: 5 }) {
  const entrance = createEntrance(limits)
  const begun: string[] = []
  const enter = (name: string, address = 'a') => {
    const response = new FakeResponse()
    entrance.enter(address, response as unknown as ServerResponse, () => begun.push(name))
    return response
  }
  return { enter, begun }
}

test('a few of one address begin, the others in their order, and another address waits for none of them', () => {
  const { enter, begun } = entered()
  const [first, second] = ['1', '2', '3', '4'].map((name) => enter(name))
  enter('b1', 'b')
  expect(begun).toEqual(['1', '2', 'b1'])
  second?.writeHead(200)
  expect(begun).toEqual(['1', '2', 'b1', '3'])
  // Its end is no second end of its beginning.
  second?.close()
  expect(begun).toHaveLength(4)
  first?.close()
  expect(begun).toEqual(['1', '2', 'b1', '3', '4'])
})

test('one that waits for something itself, as for the rest of its body, keeps the others waiting no longer', () => {
  const { enter, begun } = entered()
  for (const name of ['1', '2', '3', '4', '5']) enter(name)
  vi.advanceTimersByTime(99)
  expect(begun).toEqual(['1', '2'])
  vi.advanceTimersByTime(1)
  expect(begun).toEqual(['1', '2', '3', '4'])
})

test('a request that was aborted while waiting is skipped', () => {
  const { enter, begun } = entered()
  const all = ['1', '2', '3', '4'].map((name) => enter(name))
  all[2]?.close()
  all[0]?.close()
  expect(begun).toEqual(['1', '2', '4'])
})

test('beyond what may be open the answer is a refusal with the next step, until one has ended', () => {
  const { enter, begun } = entered({ beginning: 9, beginMs: 100, open: 2 })
  const first = enter('1')
  enter('2')
  const refused = enter('3')
  expect(refused.head).toEqual([429, expect.objectContaining({ 'retry-after': '10', connection: 'close' })])
  expect(JSON.parse(refused.body).error).toMatchObject({
    code: 'rate_limited',
    message: 'Too many requests of your network are open at once. Close some tabs, or wait until answers have ended.',
  })
  enter('b1', 'b')
  first.close()
  enter('4')
  expect(begun).toEqual(['1', '2', 'b1', '4'])
})
