/** Guests of the app under test, each at an address of its own, as one proxy before the server would tell it. */
import { visitor } from '@/e2e/support/wire'

/** A visitor who has not signed in. */
export interface Guest {
  /** What tells who and where it is, for requests that are written by hand. */
  headers(): Record<string, string>
  fetch(path: string, init?: RequestInit): Promise<Response>
  post(path: string, body: unknown, init?: RequestInit): Promise<Response>
  /** Asks a question, with parts before its text where it has files. */
  ask(chatId: string, text: string, init?: RequestInit & { files?: readonly object[] }): Promise<Response>
}

/** With one trusted proxy the address that it has written is the visitor's. */
export const ONE_PROXY = { TRUSTED_PROXY_HOPS: '1' }

/** A new guest; the server makes a person of it with its first write. */
export function guestAt(url: string, address: string): Guest {
  const { cookie, fetch } = visitor(url)
  const send = (path: string, init: RequestInit = {}) =>
    fetch(path, { ...init, headers: { ...init.headers, 'x-forwarded-for': address } })
  const post = (path: string, body: unknown, init: RequestInit = {}) =>
    send(path, {
      ...init,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return {
    headers: () => ({ 'x-forwarded-for': address, cookie: cookie() }),
    fetch: send,
    post,
    ask: (chatId, text, { files = [], ...init } = {}) => post('/api/chat', questionOf(chatId, text, files), init),
  }
}

/** The body of a question; sent once more it is still the same question. */
export function questionOf(chatId: string, text: string, files: readonly object[] = []): object {
  const message = { id: crypto.randomUUID(), role: 'user', parts: [...files, { type: 'text', text }] }
  return { id: chatId, message, trigger: 'submit-message' }
}
