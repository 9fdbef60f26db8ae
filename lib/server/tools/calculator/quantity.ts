/** The calculator's numbers: exact fractions as long as possible, otherwise decimals of many digits. */
import { Decimal } from 'decimal.js'
import Fraction from 'fraction.js'
import { ToolInputError } from '@/lib/server/tools/tool'

/** A decimal of many digits; its exponent may be huge. */
export const Approximate = Decimal.clone({ precision: 60, toExpNeg: -30, toExpPos: 40 })

/** A number of the calculator. */
export type Quantity = Fraction | Decimal

// Beyond these sizes a number becomes a decimal: the cost of an operation grows with the square of its digits.
const MAX_INTEGER_BITS = 60_000
const MAX_FRACTION_BITS = 12_000
const MAX_SHOWN_DIGITS = 10_000
const SHOWN_DIGITS = 30
// Beyond it the library's series do not converge, because the powers that they sum leave its own range.
const MAX_EXPONENT = 1_000_000_000

/** Whether the number is exact. */
export function isExact(value: Quantity): value is Fraction {
  return value instanceof Fraction
}

/** The approximate number of bits of an integer. */
export function bitsOf(value: bigint): number {
  return value === 0n ? 0 : value.toString(16).length * 4
}

const sizeOf = ({ n, d }: Fraction) => ({ top: bitsOf(n), bottom: d === 1n ? 0 : bitsOf(d) })

/** Whether an operation on these exact numbers stays small enough to be done exactly. */
function fits(a: Fraction, b: Fraction, isDivision: boolean): boolean {
  const [one, two] = [sizeOf(a), sizeOf(b)]
  const isWhole = one.bottom + two.bottom === 0 && !isDivision
  return one.top + one.bottom + two.top + two.bottom <= (isWhole ? MAX_INTEGER_BITS : MAX_FRACTION_BITS)
}

/** The number as a decimal. */
export function toApproximate(value: Quantity): Decimal {
  if (!isExact(value)) return value
  const top = new Approximate(value.n.toString()).times(value.s < 0n ? -1 : 1)
  return value.d === 1n ? top : top.div(new Approximate(value.d.toString()))
}

/** Checks that a decimal is finite; a negligible one becomes zero. */
export function checked(value: Decimal): Decimal {
  if (value.isNaN()) throw new ToolInputError('The result is not a real number.')
  if (value.isZero()) return value
  // An infinite or undefined value has no exponent at all.
  if (!(value.e <= MAX_EXPONENT)) throw new ToolInputError('The result is too large to be calculated.')
  return value.e < -MAX_EXPONENT ? new Approximate(0) : value
}

type Operation = 'add' | 'sub' | 'mul' | 'div'

/** One of the four basic operations. */
export function combine(operation: Operation, a: Quantity, b: Quantity): Quantity {
  if (operation === 'div' && isZero(b)) throw new ToolInputError('Division by zero.')
  if (isExact(a) && isExact(b) && fits(a, b, operation === 'div')) return a[operation](b)
  return checked(toApproximate(a)[operation](toApproximate(b)))
}

/** Whether the number is zero. */
export function isZero(value: Quantity): boolean {
  return isExact(value) ? value.n === 0n : value.isZero()
}

/** The sign: below zero, zero, or above. */
export function compare(a: Quantity, b: Quantity): number {
  return isExact(a) && isExact(b) ? a.compare(b) : toApproximate(a).comparedTo(toApproximate(b))
}

/** The negated number. */
export function negate(value: Quantity): Quantity {
  return isExact(value) ? value.neg() : value.neg()
}

/** A power; exact if base and exponent allow it. */
export function power(base: Quantity, exponent: Quantity): Quantity {
  if (isZero(base) && compare(exponent, new Fraction(0)) < 0) throw new ToolInputError('Division by zero.')
  if (isExact(base) && isExact(exponent)) {
    const exact = exactPower(base, exponent)
    if (exact) return exact
  }
  const [one, two] = [toApproximate(base), toApproximate(exponent)]
  return checked(one.pow(two))
}

function exactPower(base: Fraction, exponent: Fraction): Fraction | undefined {
  // An integer root may be exact, like that of 4/9.
  const degree = exponent.d
  if (degree > 64n || bitsOf(exponent.n) > 32) return undefined
  const times = Number(exponent.n)
  const { top, bottom } = sizeOf(base)
  const limit = bottom === 0 && exponent.s > 0n ? MAX_INTEGER_BITS : MAX_FRACTION_BITS
  if (Math.max(top, 1) * times > limit || bottom * times > limit) return undefined
  const root = degree === 1n ? base : exactRoot(base, degree)
  if (!root) return undefined
  const whole = new Fraction(root.n ** BigInt(times), root.d ** BigInt(times))
  const signed = root.s < 0n && times % 2 === 1 ? whole.neg() : whole
  return exponent.s < 0n ? signed.inverse() : signed
}

/** The integer root if it is a fraction; undefined otherwise. */
export function exactRoot(value: Fraction, degree: bigint): Fraction | undefined {
  if (value.s < 0n && degree % 2n === 0n) throw new ToolInputError('An even root of a negative number is not real.')
  const [top, bottom] = [integerRoot(value.n, degree), integerRoot(value.d, degree)]
  if (top === undefined || bottom === undefined) return undefined
  const root = new Fraction(top, bottom)
  return value.s < 0n ? root.neg() : root
}

function integerRoot(value: bigint, degree: bigint): bigint | undefined {
  if (value < 2n) return value
  if (bitsOf(value) > MAX_FRACTION_BITS) return undefined
  // Newton's method from above, which never goes below the root.
  let root = 1n << BigInt(Math.ceil(bitsOf(value) / Number(degree)) + 1)
  for (;;) {
    const next = ((degree - 1n) * root + value / root ** (degree - 1n)) / degree
    if (next >= root) break
    root = next
  }
  return root ** degree === value ? root : undefined
}

/** A number as it is displayed. */
export interface DisplayedNumber {
  value: string
  /** Whether `value` is exact. */
  exact: boolean
  /** An exact number whose decimal expansion is infinite. */
  fraction?: string
}

/** A number for people and the model. */
export function show(value: Quantity): DisplayedNumber {
  if (!isExact(value)) return { value: rounded(value), exact: false }
  if (value.d === 1n) return shownInteger(value)
  const whole = terminating(value)
  if (whole !== undefined) return { value: whole, exact: true }
  return { value: rounded(toApproximate(value)), exact: false, ...(value.d < 10n ** 20n && fractionOf(value)) }
}

const fractionOf = (value: Fraction) => ({ fraction: `${value.s < 0n ? '-' : ''}${value.n}/${value.d}` })

function rounded(value: Decimal): string {
  const short = value.toSignificantDigits(SHOWN_DIGITS)
  // Rounding errors in the last digits of a result that is really zero, like sin(pi).
  return short.abs().lessThan('1e-50') && !short.isZero() ? '0' : short.toString()
}

function shownInteger(value: Fraction): DisplayedNumber {
  const digits = value.n.toString()
  if (digits.length > MAX_SHOWN_DIGITS) return { value: rounded(toApproximate(value)), exact: false }
  return { value: `${value.s < 0n ? '-' : ''}${digits}`, exact: true }
}

/** The finite decimal of a fraction; undefined if it is infinite or has too many digits. */
function terminating({ s, n, d }: Fraction): string | undefined {
  let rest = d
  let [twos, fives] = [0, 0]
  for (; rest % 2n === 0n; rest /= 2n) twos += 1
  for (; rest % 5n === 0n; rest /= 5n) fives += 1
  const places = Math.max(twos, fives)
  if (rest !== 1n || places > 200) return undefined
  const digits = ((n * 10n ** BigInt(places)) / d).toString().padStart(places + 1, '0')
  return `${s < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
}
