import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginningOf, endOf, GrowingInput, wholeFields } from './partial-input'

const shown = ({ fields }: Pick<GrowingInput, 'fields'>) =>
  fields.map((field): string[] => [field.name, beginningOf(field)])

/** Whether every field of one is the beginning of the same field of the other. */
function isBeginning(fields: readonly string[][], whole: readonly string[][]): boolean {
  return fields.every((field, at) => field.every((text, index) => whole[at]?.[index]?.startsWith(text)))
}

function readIn(pieces: readonly string[]): GrowingInput {
  const input = new GrowingInput()
  for (const piece of pieces) input.push(piece)
  return input
}

/** Any JSON object, written with white space anywhere. */
const written = fc
  .tuple(
    fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' })),
    fc.constantFrom(undefined, 1, '\t'),
  )
  .map(([value, space]) => ({ value, json: JSON.stringify(value, null, space) }))

describe('an input that grows', () => {
  test('at every prefix it shows a prefix of the values there will be', () => {
    fc.assert(
      fc.property(written, ({ value, json }) => {
        const whole = shown({ fields: wholeFields(value) })
        const input = new GrowingInput()
        for (const sign of json) {
          input.push(sign)
          if (!isBeginning(shown(input), whole)) expect(shown(input)).toEqual(whole)
        }
        expect(shown(input)).toEqual(whole)
        expect(input.fields.every(({ isWhole }) => isWhole)).toBe(true)
      }),
    )
  })

  test('however it is cut, the result is the same', () => {
    fc.assert(
      fc.property(written, fc.array(fc.nat({ max: 40 })), ({ json }, cuts) => {
        const pieces: string[] = []
        let rest = json
        for (const cut of cuts) {
          pieces.push(rest.slice(0, cut))
          rest = rest.slice(cut)
        }
        expect(shown(readIn([...pieces, rest]))).toEqual(shown(readIn([json])))
      }),
    )
  })

  test('nothing that comes makes it throw, and what is shown only grows', () => {
    const broken = fc.array(fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', '\\u12', 'a', '1', ' ', 'null'))
    fc.assert(
      fc.property(fc.oneof(fc.array(fc.string()), broken), (pieces) => {
        const input = new GrowingInput()
        let before = shown(input)
        for (const piece of pieces) {
          input.push(piece)
          const now = shown(input)
          if (!isBeginning(before, now)) expect(before).toEqual(now)
          before = now
        }
      }),
    )
  })

  test.each([
    ['{"expression": "0.1 + ', [['expression', '0.1 + ']]],
    ['{"a":"x\\', [['a', 'x']]],
    ['{"a":"\\u00', [['a', '']]],
    ['{"a":"\\u00e9\\n', [['a', 'é\n']]],
    ['{"a": 12', [['a', '12']]],
    ['{"a": [1, {"b": "c, }"', [['a', '[1,{"b":"c, }"']]],
    [
      '{"a": true, "b',
      [
        ['a', 'true'],
        ['b', ''],
      ],
    ],
    ['["a"]', []],
    ['', []],
  ])('%s', (json, fields) => {
    expect(shown(readIn([json]))).toEqual(fields)
  })

  test('a piece is looked at once: a long input is one look at each of its characters', () => {
    const input = new GrowingInput()
    input.push('{"text":"')
    for (let at = 0; at < 10_000; at += 1) input.push('abcdefg')
    expect(input.fields[0]).toMatchObject({ length: 70_000 })
    expect(input.fields[0]?.pieces).toHaveLength(10_000)
  })
})

test('beginnings and ends are cut between characters', () => {
  const [field] = wholeFields({ text: '1234😀6789' })
  if (!field) throw new Error('no field')
  expect([beginningOf(field, 5), beginningOf(field, 6), endOf(field, 5), endOf(field, 6)]).toEqual([
    '1234',
    '1234😀',
    '6789',
    '😀6789',
  ])
})
