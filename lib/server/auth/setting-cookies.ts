/** The two preferences that a browser needs before its first request: cookies that scripts may read and write. */
import type { Preferences } from '@/lib/shared/api/preferences'
import { DEVICE_SETTINGS } from '@/lib/shared/api/preferences'
import { COOKIE_YEAR_SECONDS, cookieText } from '@/lib/shared/cookie'
import { isHttps } from './cookie'

/** `set-cookie` values that give a person's settings to a browser that has just signed in. */
export function settingCookies(request: Request, preferences: Preferences): string[] {
  const options = { maxAgeSeconds: COOKIE_YEAR_SECONDS, isSecure: isHttps(request) }
  return DEVICE_SETTINGS.flatMap(({ field, cookie }) => {
    const value = preferences[field]
    return value === undefined ? [] : [cookieText(cookie, value, options)]
  })
}
