import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchQuery, searchTerms, searchWords, splitQuery } from '@/lib/server/database/search/search-terms'
import type { TextPiece } from '@/lib/shared/api/chat-list'
import { rounds } from '@/scripts/rounds.mjs'
import { markWords, snippetOf } from './find-words'

const shown = (pieces: TextPiece[] | undefined) =>
  pieces?.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')
const marked = (text: string, query: string) => shown(markWords(text, searchWords(query)))

/** Whether the terms of a text satisfy a tsquery, as Postgres would decide it. */
function matches(text: string, query: string): boolean {
  const terms = searchTerms(text)
  const wanted = searchQuery(query)?.split(' & ') ?? []
  return wanted.every((each) => {
    const lexeme = each.replace(/^'|'(:\*)?$/g, '')
    return each.endsWith(':*') ? terms.some((term) => term.startsWith(lexeme)) : terms.includes(lexeme)
  })
}

describe('what the index finds', () => {
  const LETTERS = [...'abcdeéñßøжщωσςあいカナ中文字符한국กขคुİǅﬁ１２ ']
  const text = fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 40 })

  test('every part of a text of at least two letters, or of one dense letter, is found and marked', () => {
    const part = text.chain((letters) =>
      fc
        .tuple(fc.nat(letters.length - 1), fc.integer({ min: 1, max: letters.length }))
        .map(([from, length]) => ({ letters, part: letters.slice(from, from + length).join('') })),
    )
    fc.assert(
      fc.property(part, ({ letters, part }) => {
        // A mark without its letter is no part of a text that anybody would search for.
        fc.pre(part.trim() !== '' && !/^\p{M}/u.test(part))
        const whole = letters.join('')
        expect(matches(whole, part)).toBe(true)
        expect(markWords(whole, searchWords(part))).toBeDefined()
      }),
      { numRuns: rounds(2_000, 20_000) },
    )
  })

  test('case, width and composition do not matter', () => {
    for (const [whole, part] of [
      ['STRASSE in Köln', 'straSSe'],
      ['Köln', 'Köln'.normalize('NFD')],
      ['ﾊﾞﾅﾅを食べる', 'バナナ'],
      ['ＡＢＣ１２３', 'abc1'],
      ['ΟΔΟΣ', 'οδος'],
      ['ΟΔΟΣΑ', 'ΟΔΟΣ'],
    ] as const) {
      expect(matches(whole, part), whole).toBe(true)
      expect(markWords(whole, searchWords(part)), whole).toBeDefined()
    }
  })
})

describe('a long query', () => {
  const halves = (query: string) => Object.values(splitQuery(query) ?? {}).flatMap((half) => half?.split(' & ') ?? [])

  test('asks the index for whole terms alone; nothing of it is left out', () => {
    const split = splitQuery('the order of the system')
    expect(split?.indexed).toBe("'the' & 'ord' & 'rde' & 'der' & 'sys' & 'yst' & 'ste' & 'tem'")
    expect(split?.checked).toBe("'of':*")
    for (const query of ['the order of the system', 'go to the end', 'system and order', '数据库 of', '库']) {
      expect(halves(query).sort(), query).toEqual(searchQuery(query)?.split(' & ').sort())
    }
  })

  test('that has few whole terms is the index’s alone, and one without a letter is none', () => {
    expect(splitQuery('of people')).toEqual({ indexed: "'of':* & 'peo' & 'eop' & 'opl' & 'ple'", checked: undefined })
    expect(splitQuery('?!')).toBeUndefined()
  })
})

describe('the second look', () => {
  test('letters that are there only in pieces are no hit', () => {
    // All three-letter pieces of "abcde" are there, the word is not.
    expect(matches('abcd bcde', 'abcde')).toBe(true)
    expect(markWords('abcd bcde', searchWords('abcde'))).toBeUndefined()
    expect(markWords('中文 文字', searchWords('中文字'))).toBeUndefined()
  })

  test('every word must be there, in any order', () => {
    expect(marked('one two three', 'three one')).toBe('[one] two [three]')
    expect(marked('one two three', 'one four')).toBeUndefined()
  })

  test('what is marked is the text as it was written', () => {
    expect(marked('Die STRASSE, die Straße', 'straße')).toBe('Die STRASSE, die [Straße]')
    expect(marked('Eﬃcient oﬃce', 'office')).toBe('Eﬃcient [oﬃce]')
    expect(marked('今天天气很好', '天气')).toBe('今天[天气]很好')
    expect(marked('aaaa', 'aa')).toBe('[aa][aa]')
  })

  test('property: the pieces of a short text are the text, and each hit is a word of the query', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-cA-C ]{1,30}$/), fc.stringMatching(/^[a-c]{1,3}$/), (whole, word) => {
        const pieces = markWords(whole, [word])
        expect(pieces !== undefined).toBe(whole.toLowerCase().includes(word))
        if (!pieces) return
        const line = whole.replace(/\s+/g, ' ')
        expect(pieces.map(({ text }) => text).join('')).toBe(line)
        for (const { text } of pieces.filter(({ isHit }) => isHit)) expect(text.toLowerCase()).toBe(word)
      }),
    )
  })
})

describe('snippets', () => {
  const long = `${'before '.repeat(50)}needle${' after'.repeat(100)}`

  test('some words around the first hit', () => {
    const snippet = shown(snippetOf(long, ['needle'])) ?? ''
    expect(snippet).toMatch(/^…before (before )+\[needle\]( after)+.*…$/)
    expect(snippet.length).toBeLessThan(250)
  })

  test('one line, without the marks of Markdown', () => {
    expect(shown(snippetOf('## Head\n\n**bold** `needle`\n| a | b |', ['needle']))).toBe(' Head bold [needle] a b ')
  })

  test('T54: what cannot be seen is not in it', () => {
    const hidden = `a\u202Eb needle \u{E0041}\u{E0042}\u2066 end\u0007`
    expect(shown(snippetOf(hidden, ['needle']))).toBe('a b [needle] end ')
  })

  test('a text of halves is cut between letters', () => {
    const snippet = shown(snippetOf(`${'😀'.repeat(100)}needle`, ['needle'])) ?? ''
    expect(snippet).toMatch(/^…(😀)+\[needle\]$/u)
  })
})
