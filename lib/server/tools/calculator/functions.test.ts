/** T33: no function blocks the server, however large or small its arguments are. */
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { ToolInputError } from '@/lib/server/tools/tool'
import { evaluate } from './evaluate'
import { FUNCTIONS } from './functions'
import { show } from './quantity'

const EXPONENTS = [4, 6, 12, 16, 50, 1_000, 3_001, 1_000_000, 999_999_999, 1_000_000_001, 9_000_000_000_000_000]
const NUMBERS = ['2', '0.9999999999', ...EXPONENTS.flatMap((power) => [`1e${power}`, `1e-${power}`, `-1e-${power}`])]

function outcomeOf(expression: string): string {
  try {
    return show(evaluate(expression)).value
  } catch (error) {
    if (error instanceof ToolInputError) return error.message
    throw error
  }
}

/** Results and reasons of refusals. An endless loop would never let a test fail, so the timeout of `vm` ends it. */
function outcomesOf(expressions: readonly string[]): string[] {
  return runInNewContext('run()', { run: () => expressions.map(outcomeOf) }, { timeout: 30_000 })
}

function calls(): Array<[name: string, expressions: string[]]> {
  return [...FUNCTIONS].map(([name, { most }]) => {
    const second = most === 1 ? [] : NUMBERS.flatMap((number) => [`${name}(${number}, 3)`, `${name}(3, ${number})`])
    return [name, [...NUMBERS.map((number) => `${name}(${number})`), ...second]]
  })
}

test.each(calls())(
  '%s ends with a number or a reason, whatever it is given',
  (_name, expressions) => {
    expect(outcomesOf(expressions)).not.toContain('')
  },
  60_000,
)

test.each(['+', '-', '*', '/', '^'])(
  'so does %s',
  (sign) => {
    const expressions = NUMBERS.flatMap((one) => NUMBERS.map((other) => `(${one}) ${sign} (${other})`))
    expect(outcomesOf(expressions)).not.toContain('')
  },
  60_000,
)

describe('hyperbolic functions are right for small and large arguments', () => {
  test.each([
    ['sinh(0)', '0'],
    ['cosh(0)', '1'],
    ['tanh(0)', '0'],
    ['sinh(1e-40) * 1e40', '1'],
    ['sinh(0.5)', '0.521095305493747361622425626411'],
    ['sinh(2)', '3.6268604078470187676682139828'],
    ['cosh(-2)', '3.76219569108363145956221347777'],
    ['tanh(-2)', '-0.964027580075816883946413724101'],
    ['tanh(79.9) - tanh(80.1)', '0'],
    ['tanh(1e50)', '1'],
    ['tanh(-1e50)', '-1'],
    ['cosh(1e6)', 'e+434294'],
    ['sinh(1e50)', 'The result is too large to be calculated.'],
  ])('%s is %s', (expression, value) => {
    expect(outcomeOf(expression)).toContain(value)
  })
})

test('a number with a billion digits before or after its point is refused, or zero', () => {
  expect(outcomeOf('1e1000000001')).toContain('too large')
  expect(outcomeOf('1e-1000000001')).toBe('0')
  expect(outcomeOf('ln(1e-1000000001)')).toContain('above zero')
})
