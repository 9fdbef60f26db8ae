/** Settings that this browser must know before it asks anybody: cookies, which the server reads when it draws a page. */

import { sendJson } from '@/lib/client/api/api'
import { COOKIE_YEAR_SECONDS, cookieText } from '@/lib/shared/cookie'
import { cookieOf, type DeviceSetting, readSetting } from '@/lib/shared/own-names'

/** A theme as it is chosen. */
export type Theme = 'system' | 'light' | 'dark'
/** A key that sends as it is chosen. */
export type SendKey = 'enter' | 'modifier-enter'

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

/** Shows a theme, keeps it in this browser, and lets the person's other devices begin with it. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  keep('theme', theme)
  // What this browser shows does not hang on it: without an answer other devices keep what they had.
  sendJson('PATCH', '/api/preferences', { theme: theme === 'system' ? null : theme }).catch(() => {})
}

/** The key that sends. */
export function readSendKey(): SendKey {
  return readSetting('send-key', readCookie) === 'modifier-enter' ? 'modifier-enter' : 'enter'
}

/** Keeps the key that sends in this browser. */
export function keepSendKey(sendKey: SendKey): void {
  keep('send-key', sendKey)
}

/** Keeps in this browser whether the sidebar is open beside a wide page. */
export function keepSidebar(isOpen: boolean): void {
  keep('sidebar', isOpen ? 'open' : 'closed')
}
