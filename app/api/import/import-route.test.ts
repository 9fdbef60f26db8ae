/** The route of imports: who is refused is refused before the body is read. */
import { expect, test, vi } from 'vitest'
import { scriptedProvider, testServices } from '@/lib/server/generation/fixtures/test-services'
import { AppError } from '@/lib/shared/error'

const given = vi.hoisted((): { services: unknown } => ({ services: undefined }))
vi.mock('@/lib/server/create-services', () => ({ getServices: async () => given.services }))
const { POST } = await import('./route')

const services = testServices(scriptedProvider())

function post(body: BodyInit) {
  const headers = { 'content-type': 'application/json', host: 'localhost' }
  const request = new Request('http://localhost/api/import', { method: 'POST', body, headers, duplex: 'half' } as never)
  return POST(request, { params: Promise.resolve({}) })
}

test('a request over the limit is refused with the time to come back, and its body is not read', async () => {
  const takeImport = async () => {
    throw new AppError('rate_limited', { message: 'You have imported much in the last minute.', retryAfter: 9 })
  }
  given.services = { ...services, limits: { ...services.limits, takeImport } }
  let pulled = 0
  const body = new ReadableStream(
    {
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(10))
      },
    },
    { highWaterMark: 0 },
  )
  const response = await post(body)
  expect(response.status).toBe(429)
  expect(response.headers.get('retry-after')).toBe('9')
  expect(pulled).toBe(0)
})

test('what would be too many values is refused; what is fine is imported', async () => {
  given.services = services
  const dense = await post(`{"conversations":[${'{},'.repeat(300_000)}1]}`)
  expect([dense.status, (await dense.json()).error.code]).toEqual([413, 'too_large'])
  const fine = await post(
    JSON.stringify({ conversations: [{ uuid: 'u', chat_messages: [{ uuid: 'm', sender: 'human', text: 'x' }] }, 1] }),
  )
  expect((await fine.json()).results).toMatchObject([{ status: 'imported' }, { reason: 'unknown_form' }])
})
