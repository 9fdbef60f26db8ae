/** Guests: a signed cookie, and nothing that a visitor can make up. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createGuests } from './guest'
import { loadOrMakeSecret } from './secret'

const request = (cookie: string, headers: Record<string, string> = {}) =>
  new Request('http://x.test/', { headers: { cookie, ...headers } })

describe('the cookie', () => {
  const guests = createGuests('one secret of this site')
  const guest = guests.make()
  const header = guests.cookie(guest, request(''))
  const pair = header.split(';')[0] ?? ''

  test('is read back', () => {
    expect(guests.read(request(`other=1; ${pair}; more=2`))).toEqual({ id: guest.id, isNew: false })
  })

  test('is out of reach for scripts and other sites', () => {
    expect(header).toContain('HttpOnly')
    expect(header).toContain('SameSite=Lax')
    expect(header).toContain('Path=/')
    expect(header).not.toContain('Secure')
  })

  test('is bound to the host and to TLS on https', () => {
    const secure = guests.cookie(guest, request('', { 'x-forwarded-proto': 'https' }))
    expect(secure).toMatch(/^__Host-/)
    expect(secure).toContain('; Secure')
    expect(secure).not.toContain('Domain')
  })

  test.each([
    ['another id', pair.replace(guest.id, 'A'.repeat(22))],
    ['no signature', pair.split('.')[0]],
    ['an empty signature', `${pair.split('.')[0]}.`],
    ['a shortened signature', pair.slice(0, -4)],
    ['a signature of another site', createGuests('another secret of others').cookie(guest, request('')).split(';')[0]],
    ['nothing', ''],
  ])('%s is nobody', (_name, cookie) => {
    expect(guests.read(request(cookie ?? ''))).toBeUndefined()
  })

  test('two guests are two', () => {
    expect(guests.make().id).not.toBe(guests.make().id)
  })
})

describe('the secret', () => {
  test('is made once, kept, and readable by its owner only', () => {
    const folder = mkdtempSync(join(tmpdir(), 'firstword-secret-'))
    try {
      const secret = loadOrMakeSecret(join(folder, 'data'))
      expect(secret.length).toBeGreaterThanOrEqual(32)
      expect(loadOrMakeSecret(join(folder, 'data'))).toBe(secret)
      const file = join(folder, 'data', 'auth-secret')
      expect(readFileSync(file, 'utf8')).toBe(secret)
      expect(statSync(file).mode & 0o077).toBe(0)
      writeFileSync(file, '')
      expect(() => loadOrMakeSecret(join(folder, 'data'))).toThrow('delete it')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
