/** One server, however its address is written. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBaseUrl } from './base-url'

test.each([
  ['http://host', 'http://host'],
  ['http://host/', 'http://host'],
  ['http://host/v1', 'http://host'],
  ['http://host/v1/', 'http://host'],
  ['http://host//v1///', 'http://host'],
  ['  http://host:8787/v1 \n', 'http://host:8787'],
  ['https://gw.example/anthropic/v1', 'https://gw.example/anthropic'],
  ['https://gw.example/anthropic/v1/messages', 'https://gw.example/anthropic'],
  ['https://gw.example/anthropic/', 'https://gw.example/anthropic'],
  ['HTTPS://GW.example:443/v1?', 'https://gw.example'],
  ['http://[::1]:8080/v1/', 'http://[::1]:8080'],
  // These only look like it.
  ['https://gw.example/api-v1', 'https://gw.example/api-v1'],
  ['https://gw.example/apiv1/', 'https://gw.example/apiv1'],
  ['https://gw.example/v1/team', 'https://gw.example/v1/team'],
  ['https://gw.example/v10', 'https://gw.example/v10'],
  ['https://gw.example/messages', 'https://gw.example/messages'],
])('%j', (text, url) => {
  expect(readBaseUrl(text)).toEqual({ url })
})

test.each([
  ['host:8080', 'http or https'],
  ['ftp://host', 'http or https'],
  ['  ', 'http or https'],
  ['http://host/v1?key=secret', '? or #'],
  ['http://host/v1#top', '? or #'],
  ['http://user:secret@host/v1', 'ANTHROPIC_API_KEY'],
])('%j is refused, and what is wrong is said without repeating it', (text, problem) => {
  const read = readBaseUrl(text)
  expect(read.problem).toContain(problem)
  expect(read.problem).not.toContain('secret')
})

test('what the endings are never changes the server', () => {
  const segment = fc.stringMatching(/^[a-z]{2,8}$/)
  const ending = fc.stringMatching(/^\/{0,3}(v1)?\/{0,3}$/).filter((text) => !text.startsWith('v1'))
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 3 }), ending, (path, end) => {
      const plain = ['https://gw.example', ...path].join('/')
      expect(readBaseUrl(plain + end)).toEqual({ url: plain })
    }),
    { numRuns: 200, seed: 7 },
  )
})
