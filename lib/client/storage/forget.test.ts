// @vitest-environment happy-dom
/** Everything of ours in the browser is removed, whoever has written it, and nothing else. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { writeAttachments } from '@/lib/client/attachments/stored-attachments'
import { writeDraft } from '@/lib/client/drafts/drafts'
import { keepSendKey, keepSidebar } from '@/lib/client/preferences/device-settings'
import { chooseModel } from '@/lib/client/preferences/model-choice'
import { storedQueue, storedUnsent } from '@/lib/client/queue/stored-questions'
import { forgetEverywhere, forgetStored } from './forget'

const OURS = [
  'firstword.model',
  'firstword:draft:new',
  'firstword:nobody-has-listed-this',
  'firstword-neither',
  'firstword',
]
const FOREIGN = ['theirs', 'my-firstword', 'secret']

function setCookie(pair: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: as the product writes them
  document.cookie = pair
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  for (const pair of document.cookie.split('; '))
    setCookie(`${pair.split('=')[0]}=; path=/; expires=${new Date(0).toUTCString()}`)
})
afterEach(() => vi.unstubAllGlobals())

const keysOf = (storage: Storage) => Array.from({ length: storage.length }, (_, at) => storage.key(at)).sort()

test.each(['localStorage', 'sessionStorage'] as const)('a key of %s that is listed nowhere is removed, too', (name) => {
  for (const key of [...OURS, ...FOREIGN]) window[name].setItem(key, 'x')
  forgetStored()
  expect(keysOf(window[name])).toEqual([...FOREIGN].sort())
})

test('everything that this product stores is removed', () => {
  const question = { id: 'q' as never, text: 'CANARY', createdAt: '2026-11-21T10:00:00Z' }
  writeDraft('new', 'CANARY')
  writeAttachments('new', [{ file: { id: 'f', name: 'CANARY', url: '/x' } as never }])
  storedQueue('chat' as never).write(question)
  storedUnsent('chat' as never).write(question)
  chooseModel({ model: 'CANARY' })
  keepSendKey('modifier-enter')
  keepSidebar(false)
  expect(localStorage.length + sessionStorage.length).toBe(5)
  expect(document.cookie.split('; ')).toHaveLength(2)
  forgetStored()
  expect([keysOf(localStorage), keysOf(sessionStorage), document.cookie]).toEqual([[], [], ''])
})

test('cookies: ours are removed by their prefix, older ones by their names, others stay', () => {
  for (const name of ['firstword-new-one', 'theme', 'send-key', 'sidebar', 'theirs']) setCookie(`${name}=x; path=/`)
  forgetStored()
  expect(document.cookie).toBe('theirs=x')
})

test('databases are removed by their names, where a browser can list them', async () => {
  const deleteDatabase = vi.fn()
  vi.stubGlobal('indexedDB', {
    databases: async () => [{ name: 'firstword:files' }, { name: 'theirs' }, {}],
    deleteDatabase,
  })
  forgetStored()
  await vi.waitFor(() => expect(deleteDatabase.mock.calls).toEqual([['firstword:files']]))
  vi.stubGlobal('indexedDB', {})
  expect(forgetStored).not.toThrow()
})

test('what is written while the page closes is removed with the rest', () => {
  forgetStored()
  localStorage.setItem('firstword:late', 'x')
  window.dispatchEvent(new Event('pagehide'))
  expect(keysOf(localStorage)).toEqual([])
})

test('storage that throws does not keep the rest from being removed', () => {
  sessionStorage.setItem('firstword:draft', 'x')
  setCookie('firstword-theme=dark; path=/')
  const denied = vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  vi.stubGlobal('indexedDB', undefined)
  vi.stubGlobal('BroadcastChannel', undefined)
  expect(forgetEverywhere).not.toThrow()
  denied.mockRestore()
  expect([keysOf(sessionStorage), document.cookie]).toEqual([[], ''])
})

test('one key that cannot be removed does not save the others', () => {
  const kept = new Map(OURS.map((key) => [key, 'x']))
  vi.stubGlobal('localStorage', {
    get length() {
      return kept.size
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    removeItem: (key: string) => {
      if (key === 'firstword.model') throw new Error('no')
      kept.delete(key)
    },
  })
  forgetStored()
  expect([...kept.keys()]).toEqual(['firstword.model'])
})
