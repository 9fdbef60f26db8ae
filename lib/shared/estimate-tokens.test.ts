import { expect, test, vi } from 'vitest'
import { splitTokens } from '@/lib/server/simulator/tokens'
import { countSaidTokens, leastTokens } from './estimate-tokens'

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

test('an upstream that counts a token for each of its pieces is not charged more', () => {
  const pieces = Array.from({ length: 890 }, (_, at) => `w${String(at).padStart(3, '0')} `)
  expect(leastTokens(pieces)).toBe(890)
})

test('nothing said is nothing, anything said is something', () => {
  expect([leastTokens([]), leastTokens(['', '']), leastTokens([' ']), leastTokens(['.'])]).toEqual([0, 0, 1, 1])
})

test('words end at every white space that there is', () => {
  const spaces = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter((char) =>
    /\s/.test(char),
  )
  expect(spaces.length).toBe(25)
  expect(leastTokens([spaces.map((space) => `word${space}`).join('')])).toBe(25)
  expect(leastTokens(['\u00e9\u0085\u200b\u180e'])).toBe(1)
})

test('what is said is counted the same wherever it is cut, halves of characters too', () => {
  const text = `${PROSE}🙂 🚢x\ud83d y \udea2 灯塔${CODE}\ud83d`.repeat(3)
  for (let size = 1; size < 9; size += 1) {
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
      text.slice(at * size, (at + 1) * size),
    )
    const said = countSaidTokens()
    for (const piece of pieces) said.push(piece)
    // Pieces count by themselves where they are larger than tokens.
    const inOne = leastTokens([text])
    const bySize = Math.min(pieces.length, Math.floor(text.length / 6))
    expect(said.least).toBe(Math.max(inOne, bySize))
  }
})

test('each piece is looked at once, when it comes', () => {
  const charCodeAt = vi.spyOn(String.prototype, 'charCodeAt')
  try {
    const said = countSaidTokens()
    const looked = Array.from({ length: 200 }, () => {
      const before = charCodeAt.mock.calls.length
      said.push('some words ')
      return charCodeAt.mock.calls.length - before
    })
    expect(Math.max(...looked)).toBeLessThanOrEqual(12)
    charCodeAt.mockClear()
    expect(said.least).toBe(400)
    expect(charCodeAt).not.toHaveBeenCalled()
  } finally {
    charCodeAt.mockRestore()
  }
})
