import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rounds } from '@/scripts/rounds.mjs'
import { calculator } from './calculator'
import type { ToolContext } from './tool'

const calculate = (expression: string) =>
  calculator.run({ expression }, {} as ToolContext) as Promise<{ value: string; exact: boolean; fraction?: string }>
const resultOf = async (expression: string) => (await calculate(expression)).value

test.each([
  ['0.1 + 0.2', '0.3'],
  ['1/3 + 1/6', '0.5'],
  ['2^100', '1267650600228229401496703205376'],
  ['2**10', '1024'],
  ['-2^2', '-4'],
  ['2^-2', '0.25'],
  ['2^3^2', '512'],
  ['(1 + 2) × 3 − 4 ÷ 2', '7'],
  ['200 + 15%', '230'],
  ['200 - 15% + 1', '171'],
  ['200 * 15%', '30'],
  ['50%', '0.5'],
  ['2pi - tau', '0'],
  ['3(4 + 5)', '27'],
  ['√16 + cbrt(27)', '7'],
  ['sqrt(4/9) * 3', '2'],
  ['root(32, 5)', '2'],
  ['27^(1/3)', '3'],
  ['(-8)^(1/3)', '-2'],
  ['10!', '3628800'],
  ['ncr(52, 5)', '2598960'],
  ['npr(5, 2)', '20'],
  ['gcd(12, 18) + lcm(4, 6)', '18'],
  ['17 mod 5', '2'],
  ['mod(-1, 5)', '4'],
  ['round(2.5) + round(-2.5)', '0'],
  ['round(1234.5678, 2)', '1234.57'],
  ['round(1234.5678, -2)', '1200'],
  ['floor(-1.5) + ceil(1.2) + trunc(-1.9)', '-1'],
  ['max(1, 5, 3) - min(4, 2)', '3'],
  ['mean(1, 2, 3, 4)', '2.5'],
  ['median(5, 1, 3)', '3'],
  ['median(4, 1, 3, 2)', '2.5'],
  ['stdev(2, 4, 4, 4, 5, 5, 7, 9)', '2.13808993529939507747642784704'],
  ['log(1000) + log2(8) + ln(1) + log(81, 3)', '10'],
  ['sin(rad(30))', '0.5'],
  ['deg(pi)', '180'],
  ['1e3 + 1_000', '2000'],
  ['.5 + 5.', '5.5'],
  ['((((1))))', '1'],
])('%s is %s', async (expression, value) => {
  expect(await resultOf(expression)).toBe(value)
})

test('a third stays a third, and the result says so', async () => {
  expect(await calculate('1/3')).toEqual({
    expression: '1/3',
    value: '0.333333333333333333333333333333',
    exact: false,
    fraction: '1/3',
  })
  expect(await calculate('1/3 * 3')).toMatchObject({ value: '1', exact: true })
  expect(await calculate('sqrt(2)')).toMatchObject({ value: '1.41421356237309504880168872421', exact: false })
})

test('sums, differences and products of integers agree with BigInt', async () => {
  const whole = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n })
  await fc.assert(
    fc.asyncProperty(whole, whole, fc.constantFrom('+', '-', '*'), async (a, b, sign) => {
      const expected = { '+': a + b, '-': a - b, '*': a * b }[sign]
      expect(await resultOf(`(${a}) ${sign} (${b})`)).toBe(String(expected))
    }),
  )
})

describe('expressions that would take for ever end with an answer or a reason', () => {
  test.each([
    ['9^9^9', /^4\.2812477317574704803698711593\de\+369693099$/],
    ['2^1000000', /e\+301029$/],
    ['1e999999 * 1e999999', /^1e\+1999998$/],
  ])('%s is about %s', async (expression, value) => {
    const result = await calculate(expression)
    expect(result.value).toMatch(value)
    expect(result.exact).toBe(false)
  })

  test.each([
    ['9^9^9^9', 'too large'],
    ['10000000!', 'whole number from 0 to 3000'],
    ['3000!!', 'whole number'],
    ['sin(10^1000)', 'angle is too large'],
    ['exp(10^30)', 'too large'],
    ['1e999999999999999999', 'too large'],
    [`${'('.repeat(400)}1${')'.repeat(400)}`, 'nested too deeply'],
    [`${'-'.repeat(900)}1`, 'nested too deeply'],
    ['1'.repeat(2_000), '1000'],
    ['ncr(10000000, 5000000)', 'whole number'],
    ['root(2, 10000000)', 'whole number'],
    ['round(1, 10000000)', 'whole number'],
    ['mod(9^9^9, 7)', 'exact numbers'],
  ])('%s: %s', async (expression, reason) => {
    await expect(calculate(expression)).rejects.toThrow(reason)
  })

  test.each([
    Array.from({ length: 100 }, () => '(7^4000/3^4000)').join('+'),
    Array.from({ length: 100 }, () => '3000!').join('*'),
    Array.from({ length: 100 }, (_, at) => `1/${10n ** 5n + BigInt(at)}`).join('+'),
    `${'(2^9999/3^9999)*'.repeat(50)}1`,
    `${'sqrt('.repeat(90)}2^59999${')'.repeat(90)}`,
  ])('a long chain of large numbers is calculated or given up: %#', async (expression) => {
    await calculate(expression).then(
      ({ value }) => expect(value).toMatch(/^[\d.e+-]+$/),
      (error: Error) => expect(error.name).toBe('ToolInputError'),
    )
  })
})

test.each([
  ['1/0', 'Division by zero'],
  ['0^-1', 'Division by zero'],
  ['mod(1, 0)', 'Division by zero'],
  ['sqrt(-1)', 'not real'],
  ['(-1)^0.5', 'not real'],
  ['ln(0)', 'above zero'],
  ['log(5, 1)', 'base'],
  ['asin(2)', 'not a real number'],
  ['1 +', 'ends too early'],
  ['1 + * 2', 'not expected'],
  ['(1', 'missing'],
  ['1)', 'not expected'],
  ['1,000', 'not expected'],
  ['10 % 3', 'mod(a, b)'],
  ['round()', 'not expected'],
  ['round(1, 2, 3)', 'takes 1 to 2'],
  ['process.exit()', '“.”'],
  ['constructor', 'constructor'],
  ['x = 5', '“=”'],
  ['1; 2', ';'],
  ['"a"', '"'],
  ['2 $ 3', '$'],
])('%s is refused with words the model can use: %s', async (expression, reason) => {
  await expect(calculate(expression)).rejects.toMatchObject({
    name: 'ToolInputError',
    message: expect.stringContaining(reason),
  })
})

test('any input ends with a number or a reason', async () => {
  const pieces = fc.array(
    fc.constantFrom(
      '1',
      '9',
      '.5',
      '2e9',
      '+',
      '-',
      '*',
      '/',
      '^',
      '!',
      '%',
      '(',
      ')',
      ',',
      'pi',
      'sqrt(',
      'ln(',
      'max(',
      'mod',
      ' ',
    ),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        pieces.map((all) => all.join('')),
      ),
      async (expression) => {
        await calculate(expression).catch((error: Error) => expect(error.name).toBe('ToolInputError'))
      },
    ),
    { numRuns: rounds(1_000, 10_000) },
  )
})
