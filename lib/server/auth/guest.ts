/** Who a visitor is: a random guest id in a signed cookie, made on the first message. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { newId } from '@/lib/shared/ids'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** A visitor, and whether the cookie must still be sent. */
export interface Guest {
  id: string
  isNew: boolean
}

/** Reads and makes guests. */
export interface Guests {
  /** The guest whose valid cookie the request carries; undefined when there is none. */
  read(request: Request): Guest | undefined
  /** A new guest. */
  make(): Guest
  /** The `set-cookie` value for a guest. */
  cookie(guest: Guest, request: Request): string
}

/** Makes the reader and maker of guests for one secret. */
export function createGuests(secret: string): Guests {
  const sign = (id: string) => createHmac('sha256', secret).update(`guest:${id}`).digest()
  return {
    read(request) {
      const value = cookieValue(request.headers.get('cookie') ?? '', cookieName(request))
      const [id, signature] = value?.split('.') ?? []
      if (!id || !signature) return undefined
      const given = Buffer.from(signature, 'base64url')
      const expected = sign(id)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      return { id, isNew: false }
    },
    make: () => ({ id: newId(), isNew: true }),
    cookie(guest, request) {
      const value = `${guest.id}.${sign(guest.id).toString('base64url')}`
      const secure = isHttps(request) ? '; Secure' : ''
      return `${cookieName(request)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${YEAR_SECONDS}${secure}`
    },
  }
}

// Browsers refuse the __Host- prefix on plain http, where local networks must work too.
function cookieName(request: Request): string {
  return isHttps(request) ? '__Host-firstword-guest' : 'firstword-guest'
}

// Behind a proxy the connection here is plain; a forged header changes only the forger's own cookie.
function isHttps(request: Request): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  return (forwarded ?? new URL(request.url).protocol.slice(0, -1)) === 'https'
}

function cookieValue(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=')
    if (equals !== -1 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim()
  }
  return undefined
}
