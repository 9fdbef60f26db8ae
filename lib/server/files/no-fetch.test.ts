/** T21: the server fetches no address that a person or a model names. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { asking, scriptedProvider, start, testServices } from '@/lib/server/generation/fixtures/test-services'
import { TOOLS } from '@/lib/server/tools/tools'
import { newId } from '@/lib/shared/ids'

let hits = 0
const listener = createServer((_request, response) => {
  hits += 1
  response.end('secret')
}).listen(0, '127.0.0.1')
await new Promise((resolve) => listener.once('listening', resolve))
const { port } = listener.address() as AddressInfo
afterAll(() => listener.close())

test.each([
  `http://127.0.0.1:${port}/secret`,
  `http://localhost:${port}/api/files/abc`,
  `//127.0.0.1:${port}/api/files/abc`,
  `http://[::ffff:127.0.0.1]:${port}/`,
  `http://0x7f000001:${port}/`,
  'http://169.254.169.254/latest/meta-data/',
  'https://example.com/picture.png',
  'file:///etc/passwd',
  'ftp://127.0.0.1/x',
  'javascript:alert(1)',
  '/api/files/../../etc/passwd',
  `/api/files/${newId()}@127.0.0.1:${port}`,
])('a file at %s is refused, and nobody goes there', async (url) => {
  const provider = scriptedProvider()
  const part = { type: 'file', mediaType: 'image/png', filename: 'x.png', url }
  const request = asking('Look', {
    messages: [{ id: newId(), role: 'user', parts: [part, { type: 'text', text: 'Look' }] }],
  })
  await expect(start(testServices(provider), request)).rejects.toMatchObject({ code: 'invalid_request' })
  expect(provider.requests).toHaveLength(0)
  expect(hits).toBe(0)
})

test('no tool takes an address', () => {
  const fields = TOOLS.flatMap(({ inputSchema }) => Object.keys((inputSchema.properties ?? {}) as object))
  expect(fields.length).toBeGreaterThan(0)
  expect(fields.filter((field) => /url|uri|href|address|host|link/i.test(field))).toEqual([])
})
