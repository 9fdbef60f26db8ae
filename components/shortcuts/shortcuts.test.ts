import { expect, test } from 'vitest'
import { actionOf } from './shortcuts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

test('46: what the keys do, and which ones are left for typing', () => {
  expect(actionOf(press('k', { ctrlKey: true }), true)).toBe('search')
  expect(actionOf(press('k', { metaKey: true }), true)).toBe('search')
  expect(actionOf(press('O', { ctrlKey: true, shiftKey: true }), true)).toBe('newChat')
  expect(actionOf(press('/', { ctrlKey: true }), true)).toBe('shortcuts')
  expect(actionOf(press('?', { shiftKey: true }), false)).toBe('shortcuts')
  expect(actionOf(press('?', { shiftKey: true }), true)).toBeUndefined()
  for (const key of ['k', 'o', 'O', '/', 'Enter']) expect(actionOf(press(key), false)).toBeUndefined()
  expect(actionOf(press('o', { ctrlKey: true }), false)).toBeUndefined()
  expect(actionOf(press('k', { ctrlKey: true, altKey: true }), false)).toBeUndefined()
})

const MOD = { ctrlKey: true }
const NEW_CHAT = { ctrlKey: true, shiftKey: true }

test.each([
  ['Russian', { k: 'л', o: 'Щ', slash: '.' }],
  ['Ukrainian', { k: 'л', o: 'Щ', slash: '.' }],
  ['Bulgarian', { k: 'к', o: 'О', slash: '/' }],
  ['Greek', { k: 'κ', o: 'Ο', slash: '/' }],
  ['Hebrew', { k: 'ל', o: 'ם', slash: '.' }],
  ['Arabic', { k: 'ن', o: '×', slash: 'ظ' }],
  ['Persian', { k: 'ن', o: ']', slash: '/' }],
  ['Armenian', { k: 'կ', o: 'Օ', slash: '/' }],
  ['Georgian', { k: 'კ', o: 'ო', slash: '/' }],
  ['Hindi', { k: 'क', o: 'ध', slash: 'य' }],
  ['Thai', { k: 'า', o: 'ฯ', slash: 'ฝ' }],
  ['Korean', { k: 'ㅏ', o: 'ㅒ', slash: '/' }],
  ['Japanese kana', { k: 'の', o: 'ら', slash: 'め' }],
  ['wide Latin', { k: 'ｋ', o: 'Ｏ', slash: '／' }],
])('46: on a %s keyboard the same positions do the same', (_name, { k, o, slash }) => {
  for (const isWriting of [true, false]) {
    expect(actionOf({ ...press(k, MOD), code: 'KeyK' }, isWriting)).toBe('search')
    expect(actionOf({ ...press(k, { metaKey: true }), code: 'KeyK' }, isWriting)).toBe('search')
    expect(actionOf({ ...press(o, NEW_CHAT), code: 'KeyO' }, isWriting)).toBe('newChat')
    expect(actionOf({ ...press(slash, MOD), code: 'Slash' }, isWriting)).toBe('shortcuts')
    // Without Ctrl it types text.
    expect(actionOf({ ...press(k), code: 'KeyK' }, isWriting)).toBeUndefined()
    expect(actionOf({ ...press(slash), code: 'Slash' }, isWriting)).toBeUndefined()
  }
})

test.each([
  ['Dvorak: k is on V, o on S', press('k', MOD), 'KeyV', 'search'],
  ['Dvorak: the K of an American keyboard is t', press('t', MOD), 'KeyK', undefined],
  ['Dvorak: the O of an American keyboard is r', press('R', NEW_CHAT), 'KeyO', undefined],
  ['Dvorak: o', press('O', NEW_CHAT), 'KeyS', 'newChat'],
  ['Dvorak: the slash is on the bracket', press('/', MOD), 'BracketLeft', 'shortcuts'],
  ['Dvorak: z is where the slash was', press('z', MOD), 'Slash', undefined],
  ['AZERTY: the slash is shifted', press('/', { ctrlKey: true, shiftKey: true }), 'Period', 'shortcuts'],
  ['AZERTY: ! is where the slash was', press('!', MOD), 'Slash', undefined],
  ['German: Ctrl and minus makes the page smaller', press('-', MOD), 'Slash', undefined],
  ['Canadian French: é is a letter', press('é', MOD), 'Slash', undefined],
  ['Bépo: è is a letter', press('è', MOD), 'KeyK', undefined],
  ['Colemak: k is on N', press('k', MOD), 'KeyN', 'search'],
  ['Turkish: ı is a letter', press('ı', MOD), 'KeyK', undefined],
  ['a keyboard on a screen', press('k', MOD), '', 'search'],
] as const)('46: what is printed wins where it is Latin: %s', (_name, pressed, code, action) => {
  expect(actionOf({ ...pressed, code }, true)).toBe(action)
})

test('46: a question mark asks on any keyboard', () => {
  const shifted = { shiftKey: true }
  for (const [key, code] of [
    ['?', 'Minus'],
    ['?', 'Digit7'],
    ['?', 'KeyM'],
    ['؟', 'Slash'],
    [',', 'Slash'],
    ['？', 'Slash'],
  ] as const) {
    expect(actionOf({ ...press(key, shifted), code }, false)).toBe('shortcuts')
    expect(actionOf({ ...press(key, shifted), code }, true)).toBeUndefined()
  }
  expect(actionOf({ ...press(',', shifted), code: 'Comma' }, false)).toBeUndefined()
})

test('46: AltGr types, however the system reports it', () => {
  const altGraph = { getModifierState: (key: string) => key === 'AltGraph' }
  for (const [key, code] of [
    ['k', 'KeyK'],
    ['л', 'KeyK'],
    ['/', 'Slash'],
    ['?', 'Slash'],
  ] as const) {
    expect(actionOf({ ...press(key, { ctrlKey: true, altKey: true }), code }, false)).toBeUndefined()
    expect(actionOf({ ...press(key, MOD), code, ...altGraph }, false)).toBeUndefined()
    expect(actionOf({ ...press(key), code, ...altGraph }, false)).toBeUndefined()
  }
})
