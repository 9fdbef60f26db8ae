/** The two preferences that a browser needs before it asks anybody: cookies that its scripts may read and write. */
import type { Preferences } from '@/lib/shared/api/preferences'
import { DEVICE_SETTINGS } from '@/lib/shared/api/preferences'
import { isHttps } from './cookie'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** `set-cookie` values that bring a person's settings to the browser they have just entered with. */
export function settingCookies(request: Request, preferences: Preferences): string[] {
  return DEVICE_SETTINGS.flatMap(({ field, cookie }) => {
    const value = preferences[field]
    return value === undefined
      ? []
      : [`${cookie}=${value}; Path=/; SameSite=Lax; Max-Age=${YEAR_SECONDS}${isHttps(request) ? '; Secure' : ''}`]
  })
}
