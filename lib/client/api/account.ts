/** What the account page asks of the server. */
import { DELETE_WORDS } from '@/lib/shared/api/account'
import type { Preferences, PreferencesChange } from '@/lib/shared/api/preferences'
import { requestJson, sendJson } from './api'

/** Begins a sign-in and goes to the provider's page. */
export async function signInWith(provider: string, next: string): Promise<void> {
  const reply: { location: string } = await sendJson('POST', `/api/sign-in/${provider}`, { next })
  location.assign(reply.location)
}

/** Ends this browser's session. */
export function signOut(): Promise<void> {
  return requestJson('/api/sign-out', { method: 'POST' })
}

/** Ends the sessions of all other browsers. */
export function signOutElsewhere(): Promise<void> {
  return requestJson('/api/sessions', { method: 'DELETE' })
}

/** A code for another device. */
export interface DeviceCode {
  code: string
  expiresInSeconds: number
}

/** Makes a code; one made before no longer works. */
export function makeDeviceCode(): Promise<DeviceCode> {
  return requestJson('/api/device-codes', { method: 'POST' })
}

/** Uses a code up: this browser acts for its person from then on. */
export function claimDeviceCode(code: string): Promise<void> {
  return sendJson('POST', '/api/device-codes/claim', { code })
}

/** Changes some preferences. */
export function savePreferences(change: PreferencesChange): Promise<Preferences> {
  return sendJson('PATCH', '/api/preferences', change)
}

/** Deletes everything of the person. */
export function deleteEverything(): Promise<void> {
  return sendJson('DELETE', '/api/account', { confirm: DELETE_WORDS })
}
