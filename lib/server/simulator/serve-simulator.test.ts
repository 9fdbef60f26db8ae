/** The simulator over HTTP is limited like chats: rate, concurrency and size. */
import { describe, expect, test } from 'vitest'
import { scriptedProvider, testServices } from '@/lib/server/generation/fixtures/test-services'
import { newId } from '@/lib/shared/ids'
import { serveSimulator } from './serve-simulator'

const PACE = { SIMULATOR_TTFT_MS: '0', SIMULATOR_TPS: '0' }
const HEADERS = { 'content-type': 'application/json', 'x-api-key': 'any', 'anthropic-version': '2023-06-01' }
const somewhere = () => ({ address: `198.51.100.${newId()}`, isLocal: false })

function asking(more: object = {}, path = 'messages') {
  const messages = [{ role: 'user', content: 'Count to 3' }]
  const body = JSON.stringify({ model: 'claude-sonnet-5-5', max_tokens: 100, messages, ...more })
  return new Request(`http://localhost/api/simulator/v1/${path}`, { method: 'POST', headers: HEADERS, body })
}

const served = (
  settings: Record<string, string>,
  caller = { ownerId: undefined as string | undefined, origin: somewhere() },
) => {
  const services = testServices(scriptedProvider(), { ...PACE, ...settings })
  return (request: Request) => serveSimulator(services, request, caller)
}

describe('answers over HTTP', () => {
  test('a number of answers a minute from an address; beyond that, when to come back, in the API’s form', async () => {
    const ask = served({ ANSWERS_PER_MINUTE_PER_ADDRESS: '3' })
    const statuses: number[] = []
    for (let at = 0; at < 5; at += 1) {
      const response = await ask(at % 2 === 0 ? asking() : asking({ max_tokens: undefined }, 'messages/count_tokens'))
      statuses.push(response.status)
      const body = await response.json()
      if (response.status !== 429) continue
      expect(body).toMatchObject({ type: 'error', error: { type: 'rate_limit_error', message: /Try again in/ } })
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429])
  })

  test('a person’s answers count with their chats', async () => {
    const ask = served({ ANSWERS_PER_MINUTE_PER_PERSON: '1' }, { ownerId: newId(), origin: somewhere() })
    expect((await ask(asking())).status).toBe(200)
    expect((await ask(asking())).status).toBe(429)
  })

  test('a number of answers at once; a place is free again when its stream was read, cancelled or refused', async () => {
    const ask = served({ ANSWERS_AT_ONCE_PER_ADDRESS: '2', ANSWERS_PER_MINUTE_PER_ADDRESS: 'off' })
    const open = [await ask(asking({ stream: true })), await ask(asking({ stream: true }))]
    expect((await ask(asking())).status).toBe(429)
    expect(await open[0]?.text()).toContain('message_stop')
    await open[1]?.body?.cancel()
    for (let at = 0; at < 5; at += 1) {
      const refused = await ask(asking({ model: 7 }))
      expect(refused.status).toBe(400)
      await refused.text()
    }
    expect((await ask(asking())).status).toBe(200)
  })

  test('a body larger than a chat’s is refused', async () => {
    const ask = served({})
    const response = await ask(asking({ system: 'x'.repeat(1024 * 1024) }))
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ error: { type: 'request_too_large' } })
  })

  test('the list of models does not count', async () => {
    const ask = served({ ANSWERS_PER_MINUTE_PER_ADDRESS: '1' })
    for (let at = 0; at < 3; at += 1) {
      const response = await ask(new Request('http://localhost/api/simulator/v1/models', { headers: HEADERS }))
      expect(response.status).toBe(200)
    }
  })
})
