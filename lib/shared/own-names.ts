/**
 * The names under which this product stores things in a browser. They share a prefix, so that all of it can be found
 * and removed without a list.
 */

/** Whether a key of the browser's storage, the name of a cookie or of a database is this product's. */
export function isOwnName(name: string): boolean {
  return /^(?:__Host-)?firstword/.test(name) || FORMER_COOKIES.has(name)
}

/** A setting that a browser keeps in a cookie, because page and server both need it for the first render. */
export type DeviceSetting = 'theme' | 'send-key' | 'sidebar'

/** Names that cookies of settings had before the prefix. */
const FORMER_COOKIES: ReadonlySet<string> = new Set<DeviceSetting>(['theme', 'send-key', 'sidebar'])

/** The cookie of a setting. */
export function cookieOf(setting: DeviceSetting): string {
  return `firstword-${setting}`
}

/** The value of a setting, given how cookies are read. */
export function readSetting(setting: DeviceSetting, read: (cookie: string) => string | undefined): string | undefined {
  return read(cookieOf(setting)) ?? read(setting)
}
