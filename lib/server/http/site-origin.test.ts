import { expect, test } from 'vitest'
import { siteOrigin } from './site-origin'

test.each([
  ['what is configured wins', { host: 'inside:3000' }, 'https://chat.example.org', 'https://chat.example.org'],
  ['the host that was asked', { host: 'localhost:3000' }, undefined, 'http://localhost:3000'],
  ['letters of either case', { host: 'Chat.Example.org' }, undefined, 'http://chat.example.org'],
  ['an address', { host: '[::1]:3000' }, undefined, 'http://[::1]:3000'],
  ['behind a proxy', { host: 'a.example', 'x-forwarded-proto': 'https, http' }, undefined, 'https://a.example'],
  ['a made-up protocol', { host: 'a.example', 'x-forwarded-proto': 'javascript' }, undefined, 'http://a.example'],
  ['no host', {}, undefined, undefined],
  ['no host at all', { host: '' }, undefined, undefined],
  ['a path', { host: 'a.example/b' }, undefined, undefined],
  ['a name before it', { host: 'a@b.example' }, undefined, undefined],
  ['markup', { host: '"><b>' }, undefined, undefined],
])('the origin of the site: %s', (_what, headers, appOrigin, expected) => {
  expect(siteOrigin(new Headers(headers), appOrigin)).toBe(expected)
})
