import { expect, test } from 'vitest'
import { GrowingInput, wholeFields } from './partial-input'
import { fieldTitle, inputLine, readableFields, readableText, resultLine } from './tool-words'

test.each([
  [{ expression: '1 + 1' }, '1 + 1'],
  [{ value: 26.2, from: 'mile', to: 'km' }, 'Value: 26.2 · From: mile · To: km'],
  [{ code: 'a\n\n  b' }, 'a b'],
  [{}, ''],
])('an input in one line: %j', (input, line) => {
  expect(inputLine(wholeFields(input), false)).toBe(line)
})

test('a whole input is read without its JSON', () => {
  const input = { time_zone: 'Europe/Rome', other_zones: ['Asia/Tokyo', 'Asia/Seoul'], is_short: true }
  expect(inputLine(readableFields(input), false)).toBe(
    'Time zone: Europe/Rome · Other zones: Asia/Tokyo, Asia/Seoul · Is short: yes',
  )
  expect(readableFields('text')).toEqual(wholeFields('text'))
})

test('of an input that grows, the place where it grows is shown', () => {
  const input = new GrowingInput()
  input.push('{"title":"A","text":"')
  expect(inputLine(input.fields, true)).toBe('Title: A · Text:')
  for (let at = 0; at < 1_000; at += 1) input.push(`word${at} `)
  const line = inputLine(input.fields, true)
  expect(line.length).toBeLessThanOrEqual(240)
  expect(line).toMatch(/^Title: A · Text: …/)
  expect(line).toMatch(/word999$/)
})

test('of an input with many fields the first and the last are looked at, and no others', () => {
  const seen = new Set<number>()
  const fields = wholeFields(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`f${at}`, `value${at}`])))
  const watched = new Proxy(fields, {
    get(all, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) seen.add(Number(key))
      return Reflect.get(all, key)
    },
  })
  expect(inputLine(watched, true)).toMatch(/^F0: value0 · .* · F7: value7 · … · F9999: value9999$/)
  expect([...seen].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 9_999])
  expect(inputLine(fields.slice(0, 9), false)).toMatch(/F7: value7 · F8: value8$/)
})

test.each([
  ['calculator', { expression: '1/4', value: '0.25', exact: true }, '1/4 = 0.25'],
  ['calculator', { expression: '1/3', value: '0.33', exact: false, fraction: '1/3' }, '1/3 ≈ 0.33 (1/3)'],
  ['convert_units', { value: 1, from: 'mi', result: '1.609344', to: 'km', exact: true }, '1 mi = 1.609344 km'],
  ['search_my_chats', { query: 'whale', found: [{}] }, 'whale: 1 place'],
  ['run_javascript', { console: [], value: '42' }, '= 42'],
  ['run_javascript', { console: [{}, {}] }, 'Printed 2 lines'],
  ['run_javascript', { console: [] }, 'No value'],
  ['constructor', {}, undefined],
  ['calculator', 'text', undefined],
  ['calculator', null, undefined],
  ['calculator', {}, undefined],
])('a result of %s in one line: %j', (name, output, line) => {
  expect(resultLine(name, output)).toBe(line)
})

test.each([
  [['Ada', 'Grace'], 'Ada, Grace'],
  [{ day: 1, is_open: true }, 'Day: 1 · Is open: yes'],
  [[{ zone: 'Rome' }, { zone: 'Oslo' }], 'Zone: Rome\nZone: Oslo'],
  [null, '–'],
  [7, '7'],
])('%j reads %s', (value, text) => {
  expect(readableText(value)).toBe(text)
})

test('names of fields are put as people write', () => {
  expect(['time_zone', 'x', ''].map(fieldTitle)).toEqual(['Time zone', 'X', ''])
})
