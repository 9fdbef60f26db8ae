/** Settings of this browser, in cookies: the server reads them when it renders a page. */

import { sendJson } from '@/lib/client/api/api'
import type { Preferences } from '@/lib/shared/api/preferences'
import { COOKIE_YEAR_SECONDS, cookieText } from '@/lib/shared/cookie'
import { cookieOf, type DeviceSetting, readSetting } from '@/lib/shared/own-names'

/** A theme. */
export type Theme = 'system' | NonNullable<Preferences['theme']>
/** The key that sends. */
export type SendKey = NonNullable<Preferences['sendKey']>

function readCookie(name: string): string | undefined {
  const pair = document.cookie.split('; ').find((text) => text.startsWith(`${name}=`))
  return pair?.slice(name.length + 1)
}

function keep(setting: DeviceSetting, value: string): void {
  const options = { maxAgeSeconds: COOKIE_YEAR_SECONDS, isSecure: location.protocol === 'https:' }
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that are still in use
  document.cookie = cookieText(cookieOf(setting), value, options)
}

/** The theme that is shown. */
export function readTheme(): Theme {
  const theme = document.documentElement.dataset.theme
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** Shows a theme, stores it in this browser, and makes it the default of the person's new devices. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  keep('theme', theme)
  // This browser does not depend on it.
  sendJson('PATCH', '/api/preferences', { theme: theme === 'system' ? null : theme }).catch(() => {})
}

/** The key that sends. */
export function readSendKey(): SendKey {
  return readSetting('send-key', readCookie) === 'modifier-enter' ? 'modifier-enter' : 'enter'
}

/** Stores the key that sends. */
export function keepSendKey(sendKey: SendKey): void {
  keep('send-key', sendKey)
}

/** Stores whether the sidebar is open beside a wide page. */
export function keepSidebar(isOpen: boolean): void {
  keep('sidebar', isOpen ? 'open' : 'closed')
}
