/** The functions and constants that the calculator knows. */
import type { Decimal } from 'decimal.js'
import Fraction from 'fraction.js'
import { ToolInputError } from '@/lib/server/tools/tool'
import {
  Approximate,
  checked,
  combine,
  compare,
  exactRoot,
  isExact,
  isZero,
  negate,
  power,
  type Quantity,
  toApproximate,
} from './quantity'

/** A function with the fewest and the most arguments it takes. */
interface CalculatorFunction {
  least: number
  most: number
  run(values: readonly Quantity[]): Quantity
}

const ZERO = new Fraction(0)
const MANY = 1_000
const LARGEST_FACTORIAL = 3_000
// The sine of a larger number would need as many digits of pi as the number has.
const LARGEST_ANGLE = '1e50'

const PI = Approximate.acos(-1)

/** Names that stand for a number. */
export const CONSTANTS: ReadonlyMap<string, Quantity> = new Map<string, Quantity>([
  ['pi', PI],
  ['tau', PI.times(2)],
  ['e', Approximate.exp(1)],
  ['phi', Approximate.sqrt(5).plus(1).div(2)],
])

function one(run: (value: Quantity) => Quantity): CalculatorFunction {
  return { least: 1, most: 1, run: ([value = ZERO]) => run(value) }
}

/** A function of decimals; `exact` gives the exact result that zero and one often have. */
function decimal(run: (value: Decimal) => Decimal, exact: Readonly<Record<string, number>> = {}): CalculatorFunction {
  return one((value) => {
    const known = isExact(value) ? exact[value.toFraction()] : undefined
    return known === undefined ? checked(run(toApproximate(value))) : new Fraction(known)
  })
}

function angle(run: (value: Decimal) => Decimal, atZero: number): CalculatorFunction {
  return one((value) => {
    if (isZero(value)) return new Fraction(atZero)
    const radians = toApproximate(value)
    if (radians.abs().greaterThan(LARGEST_ANGLE)) throw new ToolInputError('The angle is too large.')
    return checked(run(radians))
  })
}

// From here on the hyperbolic tangent is one in every digit that is calculated.
const WHOLE_TANGENT = 80

// The library sums a series for these, whose cost grows with the argument without bound, so it gets only small ones.
const isSmall = (value: Decimal) => value.abs().lessThan(1)

function hyperbolicSine(value: Decimal): Decimal {
  return isSmall(value) ? value.sinh() : value.exp().minus(value.neg().exp()).div(2)
}

function hyperbolicCosine(value: Decimal): Decimal {
  return isSmall(value) ? value.cosh() : value.exp().plus(value.neg().exp()).div(2)
}

function hyperbolicTangent(value: Decimal): Decimal {
  if (isSmall(value)) return value.tanh()
  if (value.abs().greaterThan(WHOLE_TANGENT)) return new Approximate(value.isNegative() ? -1 : 1)
  return hyperbolicSine(value).div(hyperbolicCosine(value))
}

function many(run: (values: readonly Quantity[]) => Quantity): CalculatorFunction {
  return { least: 1, most: MANY, run }
}

const sum = (values: readonly Quantity[]) => values.reduce((total, value) => combine('add', total, value))
const ofCount = (count: number) => new Fraction(count)
const pick = (sign: number) =>
  many((values) => values.reduce((best, next) => (compare(next, best) * sign > 0 ? next : best)))

function rootOf(value: Quantity, degree: Quantity): Quantity {
  const count = wholeOf(degree, 'The degree of a root', 1, 1_000)
  if (isExact(value)) {
    const exact = exactRoot(value, BigInt(count))
    if (exact) return exact
  }
  const number = toApproximate(value)
  if (number.isNegative() && count % 2 === 0) throw new ToolInputError('An even root of a negative number is not real.')
  const root = number.abs().pow(new Approximate(1).div(count))
  return checked(number.isNegative() ? root.neg() : root)
}

/** Rounds halves away from zero, as people do. */
function roundTo(value: Quantity, places: Quantity = ZERO): Quantity {
  const scale = power(new Fraction(10), new Fraction(wholeOf(places, 'The number of places', -1_000, 1_000)))
  const scaled = combine('mul', value, scale)
  if (!isExact(scaled)) return combine('div', scaled.round(), scale)
  const half = scaled.abs().add(new Fraction(1, 2)).floor()
  return combine('div', scaled.s < 0n ? half.neg() : half, scale)
}

const toward = (exact: 'floor' | 'ceil', approximate: 'floor' | 'ceil' | 'trunc') =>
  one((value) => (isExact(value) ? value[exact]() : value[approximate]()))

function modulo(a: Quantity, b: Quantity): Quantity {
  if (isZero(b)) throw new ToolInputError('Division by zero.')
  if (!isExact(a) || !isExact(b)) throw new ToolInputError('A remainder needs exact numbers of an ordinary size.')
  return a.sub(a.div(b).floor().mul(b))
}

/** Checks that a number is an integer within bounds. */
function wholeOf(value: Quantity, what: string, least: number, most: number): number {
  const number = isExact(value) && value.d === 1n ? Number(value.s * value.n) : Number.NaN
  if (!(number >= least && number <= most)) {
    throw new ToolInputError(`${what} must be a whole number from ${least} to ${most}.`)
  }
  return number
}

/** The product of a range of integers by halves: multiplying two large numbers is cheaper than one large number by many small ones. */
function productOf(from: number, to: number): bigint {
  if (from > to) return 1n
  if (from === to) return BigInt(from)
  const middle = Math.floor((from + to) / 2)
  return productOf(from, middle) * productOf(middle + 1, to)
}

/** `n!`. */
export function factorial(value: Quantity): Quantity {
  return new Fraction(productOf(1, wholeOf(value, 'For n!, n', 0, LARGEST_FACTORIAL)))
}

function permutations([total = ZERO, chosen = ZERO]: readonly Quantity[], isOrdered: boolean): Quantity {
  const n = wholeOf(total, 'n', 0, LARGEST_FACTORIAL)
  const k = wholeOf(chosen, 'k', 0, LARGEST_FACTORIAL)
  if (k > n) return ZERO
  const ordered = productOf(n - k + 1, n)
  return new Fraction(isOrdered ? ordered : ordered / productOf(1, k))
}

function logarithm([value = ZERO, base]: readonly Quantity[]): Quantity {
  if (compare(value, ZERO) <= 0) throw new ToolInputError('A logarithm needs a number above zero.')
  const to = base ? toApproximate(base) : new Approximate(10)
  if (!to.isPositive() || to.isZero() || to.equals(1))
    throw new ToolInputError('That is not a valid base for a logarithm.')
  const result = checked(toApproximate(value).log(to))
  // Integer results of exact powers are exact.
  const whole = result.round()
  const isWhole = result.minus(whole).abs().lessThan('1e-45') && whole.abs().lessThan(10_000)
  if (isWhole && isExact(value) && compare(power(base ?? ofCount(10), new Fraction(whole.toString())), value) === 0) {
    return new Fraction(whole.toString())
  }
  return result
}

function median(values: readonly Quantity[]): Quantity {
  const sorted = [...values].sort(compare)
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  return combine('div', sum(middle), ofCount(middle.length))
}

function wholes(run: 'gcd' | 'lcm'): CalculatorFunction {
  return many((values) =>
    values.reduce((a, b) => {
      wholeOf(a, `For ${run}, each number`, -1e15, 1e15)
      wholeOf(b, `For ${run}, each number`, -1e15, 1e15)
      return (a as Fraction)[run](b as Fraction)
    }),
  )
}

const variance = (values: readonly Quantity[], less: number) => {
  if (values.length <= less) throw new ToolInputError('A spread needs more numbers.')
  const mean = combine('div', sum(values), ofCount(values.length))
  const squares = values.map((value) => power(combine('sub', value, mean), new Fraction(2)))
  return combine('div', sum(squares), ofCount(values.length - less))
}

/** Every function by its name. */
export const FUNCTIONS: ReadonlyMap<string, CalculatorFunction> = new Map<string, CalculatorFunction>([
  ['sqrt', one((value) => rootOf(value, new Fraction(2)))],
  ['cbrt', one((value) => rootOf(value, new Fraction(3)))],
  ['root', { least: 2, most: 2, run: ([value = ZERO, degree = ZERO]) => rootOf(value, degree) }],
  ['pow', { least: 2, most: 2, run: ([base = ZERO, exponent = ZERO]) => power(base, exponent) }],
  ['abs', one((value) => (compare(value, ZERO) < 0 ? negate(value) : value))],
  ['sign', one((value) => new Fraction(Math.sign(compare(value, ZERO))))],
  ['floor', toward('floor', 'floor')],
  ['ceil', toward('ceil', 'ceil')],
  ['trunc', one((value) => (isExact(value) ? (value.s < 0n ? value.ceil() : value.floor()) : value.trunc()))],
  ['round', { least: 1, most: 2, run: ([value = ZERO, places]) => roundTo(value, places) }],
  ['mod', { least: 2, most: 2, run: ([a = ZERO, b = ZERO]) => modulo(a, b) }],
  ['min', pick(-1)],
  ['max', pick(1)],
  ['sum', many(sum)],
  ['mean', many((values) => combine('div', sum(values), ofCount(values.length)))],
  ['average', many((values) => combine('div', sum(values), ofCount(values.length)))],
  ['median', many(median)],
  ['variance', many((values) => variance(values, 1))],
  ['stdev', many((values) => rootOf(variance(values, 1), new Fraction(2)))],
  ['pstdev', many((values) => rootOf(variance(values, 0), new Fraction(2)))],
  ['gcd', wholes('gcd')],
  ['lcm', wholes('lcm')],
  ['factorial', one(factorial)],
  ['ncr', { least: 2, most: 2, run: (values) => permutations(values, false) }],
  ['npr', { least: 2, most: 2, run: (values) => permutations(values, true) }],
  ['exp', decimal((value) => value.exp(), { '0': 1 })],
  ['ln', { least: 1, most: 1, run: ([value = ZERO]) => naturalLogarithm(value) }],
  ['log', { least: 1, most: 2, run: logarithm }],
  ['log10', one((value) => logarithm([value]))],
  ['log2', one((value) => logarithm([value, new Fraction(2)]))],
  ['sin', angle((value) => value.sin(), 0)],
  ['cos', angle((value) => value.cos(), 1)],
  ['tan', angle((value) => value.tan(), 0)],
  ['asin', decimal((value) => value.asin(), { '0': 0 })],
  ['acos', decimal((value) => value.acos(), { '1': 0 })],
  ['atan', decimal((value) => value.atan(), { '0': 0 })],
  [
    'atan2',
    {
      least: 2,
      most: 2,
      run: ([y = ZERO, x = ZERO]) => checked(Approximate.atan2(toApproximate(y), toApproximate(x))),
    },
  ],
  ['sinh', decimal(hyperbolicSine, { '0': 0 })],
  ['cosh', decimal(hyperbolicCosine, { '0': 1 })],
  ['tanh', decimal(hyperbolicTangent, { '0': 0 })],
  ['rad', one((value) => combine('div', combine('mul', value, PI), new Fraction(180)))],
  ['deg', one((value) => combine('div', combine('mul', value, new Fraction(180)), PI))],
])

function naturalLogarithm(value: Quantity): Quantity {
  if (compare(value, ZERO) <= 0) throw new ToolInputError('A logarithm needs a number above zero.')
  return isExact(value) && value.equals(1) ? ZERO : checked(toApproximate(value).ln())
}
