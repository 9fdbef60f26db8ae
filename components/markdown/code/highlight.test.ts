import { describe, expect, it, vi } from 'vitest'
import { CodeLines } from './code-lines'
import { loadReader } from './highlight'
import { knownLanguage, languageLabel } from './languages'

// biome-ignore lint/suspicious/noTemplateCurlyInString: the sample is code.
const SAMPLE = 'const a = `one\n  ${b + "two"}\nthree` /* four\nfive */\n\nfunction six<T>(x: T): T {\n  return x\n}\n'

const always = () => true

const flat = (lines: CodeLines) => [...lines.groups.flat(), lines.last]

describe('CodeLines', () => {
  it('highlights growing code like the whole', async () => {
    const reader = await loadReader('typescript')
    const growing = new CodeLines(always)
    for (let end = 1; end <= SAMPLE.length; end++) growing.update(SAMPLE.slice(0, end), reader)
    const whole = new CodeLines(always).update(SAMPLE, reader)
    expect(flat(growing)).toEqual(flat(whole))
    expect(new Set(flat(whole).flatMap(({ tokens }) => tokens?.map(({ light }) => light))).size).toBeGreaterThan(3)
    for (const { text, tokens } of flat(whole)) expect(tokens?.map((token) => token.text).join('')).toBe(text)
  })

  it('colours the first line of a language in both themes, however slow the device is', async () => {
    const expected = new CodeLines(always).update('[1]', await loadReader('javascript'))
    let now = 0
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => {
      now += 700
      return now
    })
    try {
      const slow = new CodeLines(always).update('[1]', await loadReader('javascript'))
      expect(slow.last).toEqual(expected.last)
    } finally {
      clock.mockRestore()
    }
  })

  it('keeps a finished line the same object', async () => {
    const reader = await loadReader('typescript')
    const lines = new CodeLines(always).update('let a\nlet b\nlet', reader)
    const [first] = lines.groups.flat()
    lines.update('let a\nlet b\nlet c\nlet d', reader)
    expect(lines.groups.flat()[0]).toBe(first)
  })

  it('highlights a lot of code bit by bit', async () => {
    const reader = await loadReader('json')
    const code = '{ "a": 1 }\n'.repeat(400)
    let left = 0
    const lines = new CodeLines((cost) => {
      left -= cost
      return left >= 0
    })
    let turns = 0
    do {
      left = 3000
      lines.update(code, reader)
      turns++
    } while (lines.pending)
    expect(turns).toBeGreaterThan(2)
    expect(lines.groups.flat().every(({ tokens }) => tokens)).toBe(true)
  })

  it('leaves very long code and very long lines plain', async () => {
    const reader = await loadReader('json')
    const long = new CodeLines(always).update('1\n'.repeat(2001), reader)
    expect(long.groups.flat().some(({ tokens }) => tokens)).toBe(false)
    const wide = new CodeLines(always).update(`${'1,'.repeat(1500)}\n2\n`, reader)
    expect(wide.groups.flat().map(({ tokens }) => tokens !== undefined)).toEqual([false, true])
  })

  it('starts again for other code', () => {
    const lines = new CodeLines(always).update('a\nb\n', undefined)
    expect(flat(lines.update('c\nd', undefined)).map(({ text }) => text)).toEqual(['c', 'd'])
  })
})

describe('languages', () => {
  it('load', async () => {
    const names =
      'ts tsx js jsx json python bash sql html css rust go java c cpp csharp php ruby swift kotlin yaml toml'
    for (const name of `${names} markdown diff docker xml`.split(' ')) {
      const reader = await loadReader(knownLanguage(name) ?? '')
      expect(
        reader
          .read('a', undefined)
          .tokens.map(({ text }) => text)
          .join(''),
      ).toBe('a')
    }
  })

  it('are distinguished from other names', () => {
    expect(knownLanguage('nonsense')).toBeUndefined()
    expect(knownLanguage('constructor')).toBeUndefined()
    expect(languageLabel('x'.repeat(1000))).toHaveLength(24)
  })
})
