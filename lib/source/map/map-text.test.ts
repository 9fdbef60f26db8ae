/** The text of a map: exact both ways, whatever the names contain, and shorter on demand. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type CodeMap,
  EXPORT_KINDS,
  type ExportedName,
  type FileMap,
  MAPPED_LANGUAGES,
} from '@/lib/shared/write/code-map'
import { toMapText } from './map-text'
import { readMapText } from './read-map-text'

const HOSTILE = [
  '\n',
  '\r\n',
  '</code_map>',
  '<code_map>',
  '```',
  '# heading',
  '| comment',
  'FILE go 1 lines: x',
  'LEFT OUT',
  '-',
  '{{template}}',
  '$' + '{x}',
  '<%= y %>',
  '\\',
  '\\n',
  '\\u{0}',
  '\\s',
  ': ',
  ' ',
  '\t',
  '\0',
  '\u202e',
  '\u2028',
  '\u200b',
  '\ud800',
  '\udc00',
  '\u{e0041}',
  '=cmd()',
  '<!--',
  '  ',
  'class 1 A: class A',
  'é',
  '😀',
]

const text = fc.oneof(
  fc.array(fc.constantFrom(...HOSTILE), { maxLength: 5 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T

const { name } = fc.letrec<{ name: ExportedName }>((tie) => ({
  name: fc
    .record({
      name: text,
      kind: fc.constantFrom(...EXPORT_KINDS),
      signature: text,
      comment: optional(text),
      line: fc.nat(),
      members: fc.option(fc.array(tie('name'), { maxLength: 3 }), { nil: undefined, depthSize: 'small' }),
    })
    .map((one) => present(one) as ExportedName),
}))
const file = fc
  .record({
    path: text,
    language: fc.constantFrom(...MAPPED_LANGUAGES, 'markdown' as const, 'other' as const),
    lines: fc.nat(),
    comment: optional(text),
    exports: fc.array(name, { maxLength: 4 }),
    headings: optional(fc.array(text, { maxLength: 4 })),
    isPartial: optional(fc.constant(true as const)),
    areNamesLeftOut: optional(fc.constant(true as const)),
  })
  .map((one) => present(one) as FileMap)
const map = fc.record({ files: fc.array(file, { maxLength: 4 }) })

describe('the text of any map', () => {
  it('is read back exactly', () => {
    fc.assert(
      fc.property(map, (one) => {
        expect(readMapText(toMapText(one))).toEqual(one)
      }),
    )
  })

  it('has a line for each thing, and nothing that ends a tag or hides', () => {
    fc.assert(
      fc.property(map, (one) => {
        const written = toMapText(one)
        expect(written).not.toMatch(/<\/|<!|<code_map|[^\P{Cc}\n]|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}/iu)
        expect(written.split('\n').filter((line) => line.startsWith('FILE '))).toHaveLength(one.files.length)
      }),
    )
  })

  it('is never longer than asked for', () => {
    fc.assert(
      fc.property(map, fc.nat(2_000), (one, maxCharacters) => {
        expect(toMapText(one, { maxCharacters }).length).toBeLessThanOrEqual(maxCharacters)
      }),
    )
  })

  it('is read without an error, whatever it is', () => {
    fc.assert(
      fc.property(text, text, (one, other) => readMapText(`FILE go 1 lines: ${one}\n  ${other}`).files.length > 0),
    )
  })
})

const MAP: CodeMap = {
  files: [
    {
      path: 'a.ts',
      language: 'typescript',
      lines: 9,
      comment: 'About the file.',
      exports: [
        {
          name: 'A',
          kind: 'class',
          signature: 'class A',
          comment: 'About A.\nMore.',
          line: 3,
          members: [{ name: 'm', kind: 'method', signature: 'm(): void', comment: 'About m.', line: 4 }],
        },
      ],
    },
    { path: 'b.md', language: 'markdown', lines: 2, exports: [], headings: ['B'] },
  ],
}

test('a map as a model gets it', () => {
  expect(toMapText(MAP)).toBe(
    [
      'FILE typescript 9 lines: a.ts',
      '  | About the file.',
      '  class 3 A: class A',
      '    | About A.',
      '    | More.',
      '    method 4 m: m(): void',
      '      | About m.',
      'FILE markdown 2 lines: b.md',
      '  # B',
      '',
    ].join('\n'),
  )
})

test('room is saved in an order, names last, and the text says so', () => {
  const whole = toMapText(MAP).length
  const lengths = Array.from({ length: whole + 200 }, (_, max) => toMapText(MAP, { maxCharacters: max }))
  const stages = [...new Set(lengths)].toReversed()
  const has = (word: string) => stages.map((stage) => stage.includes(word))
  const lastWith = (word: string) => has(word).lastIndexOf(true)
  const order = ['About the file.', 'method 4 m', '# B', ': class A', 'class 3 A'].map(lastWith)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  const exports = Array.from({ length: 10 }, () => MAP.files[0]?.exports[0] as ExportedName)
  const long: CodeMap = {
    files: Array.from({ length: 200 }, (_, index) => ({ ...MAP.files[0], exports, path: `${index}.ts` }) as FileMap),
  }
  const names = toMapText(long, { maxCharacters: 20_000 })
  expect(names).toMatch(
    /LEFT OUT to save room: members' comments, comments, members, headings, signatures, names of \d+ files\n$/,
  )
  const read = readMapText(names)
  expect(read.files.map(({ path }) => path)).toEqual(long.files.map(({ path }) => path))
  const unlisted = read.files.filter(({ areNamesLeftOut }) => areNamesLeftOut)
  expect(unlisted.length).toBeGreaterThan(20)
  expect(unlisted.length).toBeLessThan(180)
  for (const { exports, areNamesLeftOut } of read.files) expect(exports).toHaveLength(areNamesLeftOut ? 0 : 10)
  expect(read.leftOut).toBe(
    `members' comments, comments, members, headings, signatures, names of ${unlisted.length} files`,
  )
  const cut = toMapText(long, { maxCharacters: 2_000 })
  const [, without] = /, names, (\d+) of 200 files\n$/.exec(cut) ?? []
  expect(readMapText(cut).files).toHaveLength(200 - Number(without))
  const mild = toMapText(long, { maxCharacters: toMapText(long).length - 100 })
  expect(mild).toMatch(/LEFT OUT to save room: members' comments\n$/)
  expect(mild).toContain('method 4 m: m(): void')
})
