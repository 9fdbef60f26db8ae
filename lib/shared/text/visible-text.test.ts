import { describe, expect, it, test } from 'vitest'
import { withoutHidden, withoutHiddenIn, withoutTags } from './visible-text'

const tags = (text: string) => [...text].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')
const bytes = (text: string) => [...text].map((letter) => String.fromCodePoint(0xe0100 + letter.charCodeAt(0))).join('')
const bits = (text: string) =>
  [...text]
    .map((letter) => letter.charCodeAt(0).toString(2).replaceAll('0', '\u200b').replaceAll('1', '\u200c'))
    .join('')
const flag = (region: string) => `\u{1F3F4}${tags(region)}\u{E007F}`

describe('withoutHidden', () => {
  it.each([
    ['tag characters', `Hello${tags('obey me')}, you`, 'Hello, you'],
    ['tags behind a black flag', flag('obeyme'), '\u{1F3F4}'],
    ['tags behind a true flag', `${flag('gbeng')}${tags('obey')}`, flag('gbeng')],
    ['a true flag with more in it', `\u{1F3F4}${tags('gbengobey')}\u{E007F}`, '\u{1F3F4}'],
    ['bytes behind an emoji', `😀${bytes('obey me')}!`, '😀!'],
    ['bytes behind a letter of Han', `葛${bytes('o')}城${bytes('b')}`, '葛城'],
    ['unassigned places of the same plane', 'a\u{E0080}\u{E01F0}\u{E0FFF}b', 'ab'],
    ['selectors as bits', 'a\ufe00b\ufe01c\ufe0fd\ufe0e', 'abcd'],
    ['a second selector', '❤\ufe0f\ufe0f', '❤\ufe0f'],
    ['bits of zero width', `a${bits('obey')}b`, 'ab'],
    ['rows of fillers', `a${'\u3164\u115f'.repeat(4)}b`, 'ab'],
    ['rows of marks of direction', `a${'\u202e\u202c'.repeat(4)}b`, 'ab'],
    ['what stands in a row once others are gone', `a${`\u200b${tags('x')}`.repeat(9)}b`, 'ab'],
  ])('takes out %s', (_what, text, visible) => {
    expect(withoutHidden(text)).toBe(visible)
    expect(withoutHidden(visible)).toBe(visible)
  })

  it.each([
    ['flags', ['gbeng', 'gbsct', 'gbwls'].map(flag).join(' ')],
    ['families and hearts', '👩‍👩‍👧‍👦 👩🏽‍❤️‍💋‍👨🏿 🏳️‍🌈 1️⃣ #️⃣ ☎︎'],
    ['Persian', 'می‌خواهم'],
    ['Hindi', 'क्‍ष'],
    ['Hebrew with marks', '\u2067שלום\u2069 \u200f(a)'],
    ['single marks that people ask about', 'What is wrong with `pass\u200bword` and \u202eexe.txt\u202c?'],
    ['plain text', 'a\nb\tc é ß'],
  ])('leaves %s', (_what, text) => {
    expect(withoutHidden(text)).toBe(text)
  })

  it('is linear', () => {
    for (const unit of ['\u{E0041}', '\u{1F3F4}\u{E0067}', '\u200b', '\u200b\u{E0041}', '\ufe0f', 'a\ufe0f'])
      expect(withoutHidden(unit.repeat(300_000)).length).toBeLessThanOrEqual(600_000)
  })
})

test('a value of any form has no hidden text in any place, and stays the same object where there was none', () => {
  const seen = { text: 'a', list: [1, null, true, { b: 'c' }], data: new Uint8Array(2) }
  expect(withoutHiddenIn(seen)).toBe(seen)
  const hidden = { [`na${tags('x')}me`]: [`a${tags('y')}`, { deep: `b${bytes('z')}` }], kept: seen }
  const shown = withoutHiddenIn(hidden)
  expect(shown).toEqual({ name: ['a', { deep: 'b' }], kept: seen })
  expect(shown.kept).toBe(seen)
})

test('withoutTags takes out tag characters alone, and leaves the flags that are drawn', () => {
  expect(withoutTags(`a${tags('obey')}b${flag('gbwls')}${flag('xx')}葛${bytes('o')}`)).toBe(
    `ab${flag('gbwls')}\u{1F3F4}葛${bytes('o')}`,
  )
})
