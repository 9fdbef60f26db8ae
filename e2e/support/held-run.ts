/** A held answer, read in every way there is: by the person who asked, at another server, by strangers. */
import { setTimeout as pause } from 'node:timers/promises'
import { canaryOf } from './canary-model'
import { newChatId, parseEvents, type Visitor, visitor } from './wire'

/** How long a client waits before it connects again. */
const RECONNECT_MS = 200

/** Somebody who reads at one server. */
export type Reader = Pick<Visitor, 'fetch'>

/** A question whose answer is held. */
export interface HeldRun {
  key: string
  chatId: string
  /** The server that produces it. */
  origin: string
  me: Visitor
  /** The same person at the server where it is read. */
  elsewhere: Reader
  /** Everything that each follower got, once it is done. */
  followers: Array<Promise<string>>
  /** What the first one has got so far, if it streams. */
  seen: string
  /** Whether a request for complete JSON has got a response. */
  hasJsonAnswered: boolean
  leave: AbortController
}

/** How many notices the first follower has got. */
export const noticesOf = ({ seen }: HeldRun) => seen.split('"type":"data-hold"').length - 1

/** The same person at another address. */
export const at = (origin: string, me: Visitor): Reader => ({
  fetch: (path, init = {}) => fetch(`${origin}${path}`, { ...init, headers: { ...init.headers, cookie: me.cookie() } }),
})

const questionOf = (key: string) => `Tell me about run-${key}.`

/** Sends the same question once more, as a second client would that has it. */
const askAgain = (reader: Reader, { chatId, key }: Pick<HeldRun, 'chatId' | 'key'>, accept: string) =>
  reader.fetch('/api/chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({
      id: chatId,
      message: { id: `q-${key}`, role: 'user', parts: [{ type: 'text', text: questionOf(key) }] },
    }),
  })

/** Asks, and follows the answer over all cuts of the line. */
export async function askHeld(key: string, origin: string, otherOrigin: string, isJson: boolean): Promise<HeldRun> {
  const me = visitor(origin)
  // Makes them a guest. Their preference is looser than the site's policy, and so has no effect.
  await me.fetch('/api/preferences', {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ holdPolicy: 'stream' }),
  })
  const chatId = newChatId()
  const leave = new AbortController()
  const run: HeldRun = {
    key,
    chatId,
    origin,
    me,
    elsewhere: at(otherOrigin, me),
    followers: [],
    seen: '',
    hasJsonAnswered: false,
    leave,
  }
  const first = isJson
    ? askForJson(me, run)
    : follow(
        () => askAgain(me, run, 'text/event-stream'),
        me,
        chatId,
        leave.signal,
        (text) => {
          run.seen = text
        },
      )
  run.followers.push(first)
  return run
}

async function askForJson(reader: Reader, run: HeldRun): Promise<string> {
  const response = askAgain(reader, run, 'application/json')
  const note = () => {
    run.hasJsonAnswered = true
  }
  response.then(note, note)
  return textOf(response)
}

/** Reads an answer's stream to its end, from the place reached whenever it is cut. Returns everything that came. */
async function follow(
  open: () => Promise<Response>,
  reader: Reader,
  chatId: string,
  signal: AbortSignal,
  onText: (text: string) => void = () => {},
): Promise<string> {
  let all = ''
  let cursor: string | undefined
  for (let next = open; !signal.aborted; next = () => rejoin(reader, chatId, cursor, signal)) {
    // Of this connection alone: behind what came of a cut event, the next connection begins.
    let text = ''
    try {
      const response = await next()
      if (response.status === 204) return all
      if (response.status !== 200) return `${all}\nstatus ${response.status}`
      const decoder = new TextDecoder()
      for await (const bytes of response.body ?? []) {
        const piece = decoder.decode(bytes as Uint8Array, { stream: true })
        text += piece
        all += piece
        onText(all)
      }
      if (all.includes('data: [DONE]')) return all
    } catch {
      // Cut: it goes on from there, if the server still runs.
      await pause(RECONNECT_MS)
    }
    cursor = lastCursor(text) ?? cursor
  }
  return all
}

/** The cursor of the last whole event; what came of a cut one is dropped. */
function lastCursor(text: string): string | undefined {
  return parseEvents(text.slice(0, text.lastIndexOf('\n\n') + 2)).findLast(({ id }) => id)?.id
}

/** Alternates between the two ways to name a cursor. */
function rejoin(reader: Reader, chatId: string, cursor: string | undefined, signal: AbortSignal) {
  const path = `/api/chat/${chatId}/stream`
  if (cursor === undefined) return reader.fetch(path, { signal })
  return cursor.charCodeAt(cursor.length - 1) % 2 === 0
    ? reader.fetch(`${path}?after=${cursor}`, { signal })
    : reader.fetch(path, { signal, headers: { 'last-event-id': cursor } })
}

/** Follows the answer in every way there is, until its end. */
export function joinHeld(run: HeldRun, answerId: string) {
  const { me, elsewhere, chatId, leave, followers } = run
  const stream = `/api/chat/${chatId}/stream`
  const ways: Array<[Reader, () => Promise<Response>]> = [
    [me, () => me.fetch(stream)],
    [elsewhere, () => elsewhere.fetch(stream)],
    [elsewhere, () => elsewhere.fetch(`${stream}?after=${answerId}:1`)],
    [elsewhere, () => askAgain(elsewhere, run, 'text/event-stream')],
  ]
  for (const [reader, open] of ways) followers.push(follow(open, reader, chatId, leave.signal))
  const timeline = `/api/chats/${chatId}/recordings/${answerId}/timeline`
  for (const reader of [me, elsewhere]) {
    followers.push(textOf(reader.fetch(timeline, { signal: leave.signal })))
  }
  followers.push(askForJson(elsewhere, run))
}

const textOf = (response: Promise<Response>) => response.then((each) => each.text()).catch(() => '')

/** Reads an answer in every way that responds at once. Returns the texts by their paths. */
export async function readEverything(
  { chatId, key, origin }: HeldRun,
  reader: Reader,
  answerId: string,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const read = async (path: string, init?: RequestInit) => {
    let response = await reader.fetch(path, init).catch(() => undefined)
    // Exports take turns.
    while (response?.status === 429) {
      await response.arrayBuffer()
      await pause(RECONNECT_MS)
      response = await reader.fetch(path, init).catch(() => undefined)
    }
    texts.set(path, (await response?.text()) ?? '')
  }
  const chat = `/api/chats/${chatId}`
  const share = (body: object) =>
    reader
      .fetch(`${chat}/share`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      .then((response) => response.json())
      .catch(() => ({}))
  await Promise.all([
    read('/api/chats'),
    read(chat),
    read(`${chat}?limit=50`),
    read(`/chat/${chatId}`),
    read(`/chat/${chatId}?_rsc=1`, { headers: { rsc: '1' } }),
    read(`/api/search?q=kanarie`),
    read(`/api/search?q=${canaryOf(key)}&chatId=${chatId}`),
    read(`${chat}/recordings/${answerId}`),
    read(`${chat}/recordings/${answerId}/arrivals`),
    read(`${chat}/usage`),
    read(`${chat}/share`),
    read('/api/usage'),
    read('/usage'),
  ])
  for (const format of ['markdown', 'json', 'html', 'html&inline=1']) await read(`${chat}/export?format=${format}`)
  await read('/api/account/export')
  const { id = 'none' } = await share({ withReplays: true })
  await Promise.all([read(`/share/${id}`), read(`/api/shares/${id}/replays/1`), read('/api/shares'), read('/shares')])
  texts.set('share', texts.get(`/share/${id}`) ?? '')
  // A stranger who knows all ids tries some of these and more.
  const stranger = visitor(origin)
  for (const [path, method] of [
    [chat, 'GET'],
    [`/api/chat/${chatId}/stream`, 'GET'],
    [`${chat}/export?format=json`, 'GET'],
    [`${chat}/recordings/${answerId}/timeline`, 'GET'],
    [`${chat}/answers/${answerId}/show`, 'POST'],
    [`/api/chat/${chatId}/stream`, 'DELETE'],
  ] as const) {
    const { status } = await stranger.fetch(path, { method })
    texts.set(`stranger ${method} ${path}`, String(status))
  }
  return texts
}
