import { expect, test } from 'vitest'
import { cachedTitle, cachedWords, cacheWords, inputWords } from './token-words'

test.each([
  [{ inputTokens: 0, cacheReadTokens: 1_007, cacheWriteTokens: 0 }, '1,007 in, of which 1,007 cached'],
  [{ inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 1_007 }, '1,007 in, of which 0 cached, 1,007 newly cached'],
  [
    { inputTokens: 100, cacheReadTokens: 900, cacheWriteTokens: 107 },
    '1,107 in, of which 900 cached, 107 newly cached',
  ],
  [{ inputTokens: 12, cacheReadTokens: 0, cacheWriteTokens: 0 }, '12 in, of which 0 cached'],
  [{ inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 }, '0 in, of which 0 cached'],
])('the whole input comes first, then what the cache had of it: %j', (input, words) => {
  expect(`${inputWords(input)}, ${cacheWords(input)}`).toBe(words)
  expect(words.startsWith(`${inputWords(input)}, ${cachedWords(input)}`)).toBe(true)
})

test('what is paid for how is told apart', () => {
  expect(cachedTitle({ inputTokens: 1_100, cacheReadTokens: 900, cacheWriteTokens: 107 })).toMatch(
    /^Input tokens: 1,100 at the full price; 900 read .*; 107 written /,
  )
})
