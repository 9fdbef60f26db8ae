/** The two preferences that a browser needs before it asks anybody: cookies that its scripts may read and write. */
import type { Preferences } from '@/lib/shared/preferences'
import { DEVICE_SETTINGS } from '@/lib/shared/preferences'
import { isHttps } from './cookie'

const YEAR_SECONDS = 365 * 24 * 60 * 60

function plainCookie(request: Request, name: string, value: string, maxAgeSeconds: number): string {
  return `${name}=${value}; Path=/; SameSite=Lax; Max-Age=${maxAgeSeconds}${isHttps(request) ? '; Secure' : ''}`
}

/** `set-cookie` values that bring a person's settings to the browser they have just entered with. */
export function settingCookies(request: Request, preferences: Preferences): string[] {
  return DEVICE_SETTINGS.flatMap(({ field, cookie }) => {
    const value = preferences[field]
    return value === undefined ? [] : [plainCookie(request, cookie, value, YEAR_SECONDS)]
  })
}

/** `set-cookie` values that take them away. */
export function noSettingCookies(request: Request): string[] {
  return DEVICE_SETTINGS.map(({ cookie }) => plainCookie(request, cookie, '', 0))
}
