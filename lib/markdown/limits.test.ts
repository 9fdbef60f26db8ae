import { describe, expect, it } from 'vitest'
import { excess } from './limits'

const nested = (levels: number) => Array.from({ length: levels }, (_, i) => `${'  '.repeat(i)}- item ${i}`).join('\n')
const table = (columns: number) => `${'| a '.repeat(columns)}|\n${'|---'.repeat(columns)}|\n`

describe('excess', () => {
  it.each([
    ['depth', '>'.repeat(5000)],
    ['depth', '> '.repeat(100)],
    ['depth', nested(300)],
    ['depth', `${'- '.repeat(100)}a`],
    ['depth', `> ${nested(100).replaceAll('\n', '\n> ')}`],
    ['runLength', `text ${'`'.repeat(300)}`],
    ['runLength', Array.from({ length: 400 }, (_, i) => '`'.repeat(i + 1)).join(' ')],
    ['columns', table(2000)],
    ['length', 'word '.repeat(50_000)],
    ['brackets', '['.repeat(20_000)],
    ['brackets', '![a '.repeat(5000)],
    ['emphasis', '*a '.repeat(2000)],
    ['emphasis', '**a _b '.repeat(500)],
    ['declarations', 'a <!-- '.repeat(3000)],
  ])('finds too much %s', (limit, bomb) => {
    expect(excess(bomb)).toBe(limit)
  })

  it('lets ordinary long blocks pass', () => {
    const items = Array.from({ length: 800 }, (_, i) => `- **item** \`code ${i}\` and *more* [link](https://a.example)`)
    expect(excess(items.join('\n'))).toBeUndefined()
    expect(excess(`${table(8)}${'| **a** | `b` '.repeat(4)}|\n`.repeat(3))).toBeUndefined()
    expect(excess(nested(12))).toBeUndefined()
    expect(excess('A long paragraph, plain. '.repeat(2000))).toBeUndefined()
  })
})
