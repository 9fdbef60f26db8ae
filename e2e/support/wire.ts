/** The HTTP contract, used without a browser. */

/** One event of a stream. */
export interface WireEvent {
  id: string | undefined
  data: string
}

/** A visitor: keeps its cookies, as a browser would. */
export interface Visitor {
  /** Its current `cookie` header. */
  cookie(): string
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Posts a question as the AI SDK does. */
  ask(
    chatId: string,
    text: string,
    change?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<Response>
}

/** A visitor to an app: a new one, or one who has these cookies already. */
export function visitor(origin: string, known = ''): Visitor {
  const cookies = new Map(
    known
      .split('; ')
      .filter(Boolean)
      .map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(`${origin}${path}`, { ...init, headers: { ...init.headers, cookie: cookie() } })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (/max-age=0/i.test(set)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  return {
    cookie,
    fetch: send,
    ask: (chatId, text, change = {}, headers = {}) =>
      send('/api/chat', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({
          id: chatId,
          messages: [{ id: `q-${text.replace(/\W/g, '-')}`, role: 'user', parts: [{ type: 'text', text }] }],
          trigger: 'submit-message',
          ...change,
        }),
      }),
  }
}

/** Parses SSE text, independently of the product's decoder. */
export function parseEvents(text: string): WireEvent[] {
  return text.split('\n\n').flatMap((block) => {
    const data = /^data: ?(.*)$/m.exec(block)?.[1]
    return data === undefined ? [] : [{ id: /^id: ?(.*)$/m.exec(block)?.[1], data }]
  })
}

/** The text of an answer's events. */
export function textOfEvents(events: readonly WireEvent[]): string {
  return events
    .filter(({ data }) => data !== '[DONE]')
    .map(({ data }) => JSON.parse(data) as { type: string; delta?: string })
    .map(({ type, delta }) => (type === 'text-delta' ? delta : ''))
    .join('')
}

/** Reads a body until its text contains `needle`, then cancels it. */
export async function readUntil(response: Response, needle: string): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes as Uint8Array, { stream: true })
    if (text.includes(needle)) break
  }
  return text
}

/** A new chat's id. */
export const newChatId = () => `chat-${crypto.randomUUID()}`
