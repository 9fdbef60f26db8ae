/** Guests of the app under test, each with its own address, as a proxy in front of the server would report it. */
import { visitor } from '@/e2e/support/wire'

/** A visitor who has not signed in. */
export interface Guest {
  /** Its session and address, for hand-written requests. */
  headers(): Record<string, string>
  fetch(path: string, init?: RequestInit): Promise<Response>
  post(path: string, body: unknown, init?: RequestInit): Promise<Response>
  /** Asks a question; file parts come before its text. */
  ask(chatId: string, text: string, init?: RequestInit & { files?: readonly object[] }): Promise<Response>
}

/** Makes the server trust one proxy's `x-forwarded-for`. */
export const ONE_PROXY = { TRUSTED_PROXY_HOPS: '1' }

/** A new guest; the server creates its person with the first write. */
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

/** The body of a question; sending it again repeats the same question. */
export function questionOf(chatId: string, text: string, files: readonly object[] = []): object {
  const message = { id: crypto.randomUUID(), role: 'user', parts: [...files, { type: 'text', text }] }
  return { id: chatId, message, trigger: 'submit-message' }
}
