import { expect, test } from 'vitest'
import { splitTokens } from '@/lib/server/simulator/tokens'
import { leastTokens } from './estimate-tokens'

const PROSE =
  'Lighthouses were built where ships had been lost. Their keepers trimmed the wick every four hours, wound the clockwork, and wrote down the weather. '
const CODE =
  'for (const [name, value] of Object.entries(settings)) {\n  if (value === undefined) delete settings[name]\n}\n'

test.each([
  ['prose', PROSE.repeat(20)],
  ['code', CODE.repeat(20)],
  ['Chinese', '灯塔的守护人每天晚上点亮灯火。'.repeat(40)],
  ['emoji', '🙂🚢🌊 '.repeat(50)],
  ['one long word', 'abcdef'.repeat(400)],
])('what a stop is charged is no more than was said has, and not next to nothing: %s', (_what, text) => {
  const tokens = splitTokens(text)
  for (const pieces of [tokens, [text], [...text]]) {
    expect(leastTokens(pieces)).toBeLessThanOrEqual(tokens.length)
    expect(leastTokens(pieces)).toBeGreaterThan(0)
  }
  expect(leastTokens(tokens)).toBeGreaterThan(tokens.length / 4)
})

test('the estimate is no more than an upstream that counts a token for each piece', () => {
  const pieces = Array.from({ length: 890 }, (_, at) => `w${String(at).padStart(3, '0')} `)
  expect(leastTokens(pieces)).toBe(890)
})

test('no text is nothing, any text is something', () => {
  expect([leastTokens([]), leastTokens(['', '']), leastTokens([' ']), leastTokens(['.'])]).toEqual([0, 0, 1, 1])
})

test('words end at every kind of white space', () => {
  const spaces = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter((char) =>
    /\s/.test(char),
  )
  expect(spaces.length).toBe(25)
  expect(leastTokens([spaces.map((space) => `word${space}`).join('')])).toBe(25)
  expect(leastTokens(['\u00e9\u0085\u200b\u180e'])).toBe(1)
})
