// @vitest-environment happy-dom
/** Storage that is full, forbidden, or holds what somebody else wrote. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { localStore, onStorageChange, tabStore } from './browser-storage'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => vi.unstubAllGlobals())

const parseNumber = (value: unknown) => (typeof value === 'number' ? value : undefined)

test('what was written is read, in its own storage, until it is removed', () => {
  localStore.write('a', 'text')
  localStore.writeJson('b', 7)
  expect([localStore.read('a'), localStore.readJson('b', parseNumber), tabStore.read('a')]).toEqual([
    'text',
    7,
    undefined,
  ])
  expect(localStore.keys().sort()).toEqual(['a', 'b'])
  localStore.remove('a')
  expect([localStore.read('a'), localStore.keys()]).toEqual([undefined, ['b']])
})

test.each(['', '{', 'null', '"7"', '[7]'])('%s does not pass the check', (text) => {
  localStorage.setItem('a', text)
  expect(localStore.readJson('a', parseNumber)).toBeUndefined()
})

test('a check that throws finds nothing', () => {
  localStorage.setItem('a', 'null')
  expect(localStore.readJson('a', (value) => (value as { b: { c: string } }).b.c)).toBeUndefined()
})

test.each(['full', 'forbidden', 'missing'])('storage that is %s throws nothing', (state) => {
  const fail = () => {
    throw new DOMException(state, 'QuotaExceededError')
  }
  if (state === 'full') vi.stubGlobal('localStorage', { setItem: fail, removeItem: fail, getItem: fail, key: fail })
  else if (state === 'missing') vi.stubGlobal('localStorage', undefined)
  else vi.spyOn(window, 'localStorage', 'get').mockImplementation(fail)
  localStore.write('a', 'text')
  localStore.writeJson('a', 1)
  localStore.remove('a')
  expect([localStore.read('a'), localStore.readJson('a', parseNumber), localStore.keys()]).toEqual([
    undefined,
    undefined,
    [],
  ])
  vi.restoreAllMocks()
})

test('another tab’s change of a key calls back until that is ended', () => {
  let changes = 0
  const leave = onStorageChange('a', () => {
    changes += 1
  })
  for (const key of ['a', 'b', 'a']) window.dispatchEvent(new StorageEvent('storage', { key }))
  leave()
  window.dispatchEvent(new StorageEvent('storage', { key: 'a' }))
  expect(changes).toBe(2)
})
