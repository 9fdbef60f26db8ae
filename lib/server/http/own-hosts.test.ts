/** Under which names the server may be asked, and from where it may be written to. */
import { hostname, networkInterfaces } from 'node:os'
import { describe, expect, test } from 'vitest'
import { isSameOrigin } from './origin'
import { isOwnHost, requireOwnHost, type Site } from './own-hosts'

const LOCAL: Site = { appOrigin: undefined, allowedHosts: [] }
const PUBLIC: Site = { appOrigin: 'https://chat.example', allowedHosts: [] }
const PORT: Site = { appOrigin: 'http://chat.example:3000', allowedHosts: [] }

describe('a Host header', () => {
  test.each([
    ['localhost', true],
    ['LOCALHOST:3000', true],
    ['localhost.:3000', true],
    ['app.localhost:80', true],
    ['127.0.0.1:4711', true],
    ['127.8.9.1', true],
    ['[::1]:3000', true],
    ['[::ffff:127.0.0.1]', true],
    ['evil.example', false],
    ['evil.example:3000', false],
    ['localhost.evil.example', false],
    ['127.0.0.1.evil.example', false],
    ['evillocalhost', false],
    ['203.0.113.9', false],
    ['[2001:db8::1]', false],
    ['localhost@evil.example', false],
    ['evil.example/localhost', false],
    ['evil.example#localhost', false],
    ['localhost evil.example', false],
    ['localhost, evil.example', false],
    ['', false],
  ])('without a configured address: %j counts: %j', (host, expected) => {
    expect(isOwnHost(host, LOCAL)).toBe(expected)
  })

  test('without a configured address the machine’s own names and addresses count', () => {
    expect(isOwnHost(hostname(), LOCAL)).toBe(true)
    expect(isOwnHost(`${hostname().toUpperCase()}:8080`, LOCAL)).toBe(true)
    for (const { address, family } of Object.values(networkInterfaces()).flatMap((each) => each ?? [])) {
      expect(isOwnHost(family === 'IPv6' ? `[${address}]:3000` : `${address}:3000`, LOCAL), address).toBe(true)
    }
  })

  test.each([
    [PUBLIC, 'chat.example', true],
    [PUBLIC, 'CHAT.example:443', true],
    [PUBLIC, 'chat.example.', true],
    [PUBLIC, 'chat.example:80', false],
    [PUBLIC, 'chat.example:3000', false],
    [PUBLIC, 'evil.example', false],
    [PUBLIC, 'localhost', false],
    [PUBLIC, '127.0.0.1:3000', false],
    [PUBLIC, hostname(), false],
    [PORT, 'chat.example:3000', true],
    [PORT, 'chat.example', false],
    [{ appOrigin: 'http://[::1]:3000', allowedHosts: [] }, '[0:0::1]:3000', true],
    [{ ...PUBLIC, allowedHosts: ['inside', 'other:8080'] }, 'inside:3000', true],
    [{ ...PUBLIC, allowedHosts: ['inside', 'other:8080'] }, 'other:8080', true],
    [{ ...PUBLIC, allowedHosts: ['inside', 'other:8080'] }, 'other:3000', false],
    [{ ...LOCAL, allowedHosts: ['nas'] }, 'NAS:3000', true],
  ] as Array<[Site, string, boolean]>)('with %j %j counts: %j', (site, host, expected) => {
    expect(isOwnHost(host, site)).toBe(expected)
  })

  test('of another site is refused with the setting to change', () => {
    const ask = (site: Site, host?: string) => () =>
      requireOwnHost(new Headers(host === undefined ? {} : { host }), site)
    expect(ask(LOCAL, 'evil.example')).toThrow(/“evil\.example”.*APP_URL/)
    expect(ask(PUBLIC, 'inside:3000')).toThrow(/https:\/\/chat\.example.*ALLOWED_HOSTS/)
    expect(ask(LOCAL)).not.toThrow()
    expect(ask(PUBLIC, 'chat.example')).not.toThrow()
  })
})

describe('the origin of a write', () => {
  const HOST = 'chat.example:3000'
  const isFrom = (headers: Record<string, string>, site = LOCAL) =>
    isSameOrigin({ headers: new Headers({ host: HOST, ...headers }) }, site)

  test.each([
    ['the page itself', { origin: 'http://chat.example:3000' }, true],
    ['the page behind a proxy that ends TLS', { origin: 'https://chat.example:3000' }, true],
    ['the page on its scheme’s own port', { origin: 'https://chat.example', host: 'chat.example' }, true],
    ['the same with the port told', { origin: 'https://chat.example', host: 'chat.example:443' }, true],
    ['capital letters', { origin: 'HTTP://Chat.Example:3000', host: 'CHAT.example:3000' }, true],
    ['an address of IPv6', { origin: 'http://[::1]:3000', host: '[::1]:3000' }, true],
    ['a program', {}, true],
    ['a browser, typed address', { 'sec-fetch-site': 'none' }, true],
    ['another site', { origin: 'https://evil.example' }, false],
    ['a sub-domain', { origin: 'http://sub.chat.example:3000' }, false],
    ['another port', { origin: 'http://chat.example:4000' }, false],
    ['no port where the host has one', { origin: 'http://chat.example' }, false],
    ['the host as a prefix', { origin: 'http://chat.example:3000.evil.example' }, false],
    ['a name before the host', { origin: 'http://evil@chat.example:3000' }, false],
    ['a path', { origin: 'http://chat.example:3000/' }, false],
    ['two origins', { origin: 'http://chat.example:3000 http://evil.example' }, false],
    ['a sandboxed frame', { origin: 'null' }, false],
    ['nothing', { origin: '' }, false],
    ['an extension', { origin: 'chrome-extension://chat.example:3000' }, false],
    ['no URL', { origin: 'chat.example:3000' }, false],
    ['a browser without Origin, cross-site', { 'sec-fetch-site': 'cross-site' }, false],
    ['a browser without Origin, same-site', { 'sec-fetch-site': 'same-site' }, false],
  ])('%s', (_name, headers, expected) => {
    expect(isFrom(headers as Record<string, string>)).toBe(expected)
  })

  test.each([
    ['itself', { origin: 'https://chat.example', host: 'chat.example' }, true],
    ['itself, with its port told', { origin: 'https://chat.example:443', host: 'chat.example' }, true],
    ['itself, under another name on the way', { origin: 'https://chat.example', host: 'inside:3000' }, true],
    ['another Host with its own origin', { origin: 'http://evil.example', host: 'evil.example' }, false],
    ['loopback with its own origin', { origin: 'http://localhost:3000', host: 'localhost:3000' }, false],
    ['the other scheme', { origin: 'http://chat.example', host: 'chat.example' }, false],
    ['another port', { origin: 'https://chat.example:8443', host: 'chat.example:8443' }, false],
    ['null', { origin: 'null', host: 'chat.example' }, false],
  ])('with a configured address only that counts: %s', (_name, headers, expected) => {
    expect(isFrom(headers, PUBLIC)).toBe(expected)
  })

  test('a host that is allowed beside it is a site of its own', () => {
    const site = { ...PUBLIC, allowedHosts: ['nas'] }
    expect(isFrom({ origin: 'http://nas:3000', host: 'nas:3000' }, site)).toBe(true)
    expect(isFrom({ origin: 'http://evil.example', host: 'nas:3000' }, site)).toBe(false)
  })
})
