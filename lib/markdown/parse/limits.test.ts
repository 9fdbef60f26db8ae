import { describe, expect, it } from 'vitest'
import { appraise, excess, LIMITS } from './limits'

const nested = (levels: number) => Array.from({ length: levels }, (_, i) => `${'  '.repeat(i)}- item ${i}`).join('\n')
const table = (columns: number) => `${'| a '.repeat(columns)}|\n${'|---'.repeat(columns)}|\n`

describe('excess', () => {
  it.each([
    ['depth', '>'.repeat(5000)],
    ['depth', '> '.repeat(100)],
    ['depth', nested(300)],
    ['depth', `${'- '.repeat(100)}a`],
    ['depth', `> ${nested(100).replaceAll('\n', '\n> ')}`],
    ['run', `text ${'`'.repeat(300)}`],
    ['run', Array.from({ length: 400 }, (_, i) => '`'.repeat(i + 1)).join(' ')],
    ['run', `${'*'.repeat(50_000)}a${'*'.repeat(50_000)}`],
    ['columns', table(2000)],
    ['length', 'word '.repeat(50_000)],
    ['nesting', '['.repeat(20_000)],
    ['nesting', '![a '.repeat(5000)],
    ['nesting', '*a '.repeat(2000)],
    ['nesting', '**a _b '.repeat(500)],
    ['cost', 'word '.repeat(30_000)],
    ['cost', ']'.repeat(10_000)],
    ['cost', '*a_'.repeat(2000)],
    ['cost', '[a]('.repeat(2000)],
    ['cost', 'a <!-- '.repeat(3000)],
    ['cost', 'a-'.repeat(20_000)],
    ['cost', '&#1;'.repeat(5000)],
    ['cost', Array.from({ length: 180 }, (_, i) => '`'.repeat(i + 1)).join(' words ')],
    ['cost', `${table(90)}${'|\n'.repeat(100)}`],
    ['cost', `${'>'.repeat(50)} a\n\n`.repeat(100)],
  ])('finds excessive %s', (limit, bomb) => {
    expect(excess(bomb)).toBe(limit)
  })

  it('lets ordinary long blocks pass', () => {
    const items = Array.from({ length: 120 }, (_, i) => `- **item** \`code ${i}\` and *more* [link](https://a.example)`)
    expect(excess(items.join('\n'))).toBeUndefined()
    expect(excess(`${table(8)}${'| **a** | `b` '.repeat(4)}|\n`.repeat(3))).toBeUndefined()
    expect(excess(nested(12))).toBeUndefined()
    expect(excess('A long paragraph, plain. '.repeat(2000))).toBeUndefined()
    expect(excess('***\n\n____________________ (name)\n')).toBeUndefined()
  })
})

describe('appraise', () => {
  it('weighs cost above length', () => {
    const cost = (source: string) => appraise(source).cost
    expect(cost('**a** '.repeat(100))).toBeGreaterThan(3 * cost('words '.repeat(100)))
    expect(cost('*a_'.repeat(400))).toBeGreaterThan(8 * cost('*a_'.repeat(100)))
    expect(cost('word '.repeat(200))).toBeLessThan(LIMITS.cost / 50)
  })

  it('weighs each paragraph, item and row separately', () => {
    const words = '*a_ '.repeat(20)
    const apart = appraise(`${words}\n\n`.repeat(20)).cost
    expect(appraise(words.repeat(20)).cost).toBeGreaterThan(1.5 * apart)
  })
})
