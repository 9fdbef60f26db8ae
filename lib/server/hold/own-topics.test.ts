import { expect, test } from 'vitest'
import { createOwnTopics, parseOwnTopics, readOwnTopics } from './own-topics'

test('reads topics with terms', () => {
  expect(parseOwnTopics('{"tax-advice": ["VAT", "two words"]}')).toEqual({ 'tax-advice': ['VAT', 'two words'] })
})

test.each([
  ['{"a": ', 'is no JSON'],
  ['[]', 'the file: must be an object'],
  ['{"Tax": ["vat"]}', 'Tax: is no name of a topic'],
  ['{"medical": ["vat"]}', 'medical: is built in'],
  ['{"tax": "vat"}', 'tax: must be a list of terms'],
  ['{"tax": []}', 'tax: needs a term'],
  ['{"tax": [1]}', 'tax.0: '],
  ['{"tax": ["…"]}', 'tax.0: a term needs a letter or a digit'],
  [JSON.stringify({ tax: ['v'.repeat(81)] }), 'tax.0: a term has at most 80 characters'],
  [JSON.stringify({ tax: Array(2_001).fill('vat') }), 'tax: has at most 2000 terms'],
  [JSON.stringify(Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`t${at}`, ['x']]))), 'at most 20 topics'],
])('names the fault of %.40s', (text, fault) => {
  expect(() => parseOwnTopics(text)).toThrow(fault)
})

test('names every fault at once', () => {
  expect(() => parseOwnTopics('{"Tax": ["vat"], "b": []}')).toThrow(/b: needs a term\n.*Tax: is no name/)
})

test('matches whole words only, whatever stars and signs a term has', () => {
  const topicOf = createOwnTopics({ one: ['cat*'], two: ['e-mail'] })
  expect(topicOf('a cat sat')).toBe('one')
  expect(topicOf('concatenate')).toBeUndefined()
  expect(topicOf('category')).toBeUndefined()
  expect(topicOf('two e-mails')).toBeUndefined()
  expect(topicOf('an E-Mail came')).toBe('two')
})

test('a file that is not there is named; without the setting there are no topics', () => {
  expect(() => readOwnTopics('/no/such/file.json')).toThrow('/no/such/file.json')
  expect(readOwnTopics(undefined)).toEqual({})
})
