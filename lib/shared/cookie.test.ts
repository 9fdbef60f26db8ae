/** The flags of cookies stand in one place. */
import { expect, test } from 'vitest'
import { cookieText } from './cookie'

test.each([
  [{ maxAgeSeconds: 60, isSecure: false }, 'a=b; Path=/; SameSite=Lax; Max-Age=60'],
  [{ maxAgeSeconds: 0, isSecure: true }, 'a=b; Path=/; SameSite=Lax; Max-Age=0; Secure'],
  [{ maxAgeSeconds: 60, isSecure: true, isHttpOnly: true }, 'a=b; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure'],
])('%o', (options, text) => {
  expect(cookieText('a', 'b', options)).toBe(text)
})
