import { expect, test } from 'vitest'
import { leaveNothing } from './sign-out'

const given = (cookie: string, protocol = 'http') =>
  leaveNothing(new Request(`${protocol}://test/`, { headers: { cookie } })).headers.getSetCookie()

test('every cookie of this product in the request is removed, listed or not', () => {
  const cookies = given(
    'firstword-session=a; firstword-sign-in-abc=b; firstword-new=c; theirs=d; sidebar=closed; theme=dark',
  )
  const names = ['firstword-session', 'firstword-sign-in-abc', 'firstword-new', 'sidebar', 'theme']
  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(names)
  for (const cookie of cookies) expect(cookie).toMatch(/^[^=]+=; Path=\/; SameSite=Lax; Max-Age=0$/)
})

test('on https browsers take a __Host- cookie away only if that is secure', () => {
  expect(given('__Host-firstword-session=a; x=y', 'https')).toEqual([
    '__Host-firstword-session=; Path=/; SameSite=Lax; Max-Age=0; Secure',
  ])
})
