/** Reads an arithmetic expression and calculates while it reads. Nothing in it is ever run as code. Why this is no library: decision 031. */
import Fraction from 'fraction.js'
import { ToolInputError } from '@/lib/server/tools/tool'
import { CONSTANTS, FUNCTIONS, factorial } from './functions'
import { Approximate, checked, combine, negate, power, type Quantity } from './quantity'
import { type Token, tokensOf } from './tokens'

/** Longer than anything that a person would write on one line. */
export const MAX_CHARACTERS = 1_000

const TIME_MS = 1_000
const DEEPEST = 100
const PERCENT = new Fraction(1, 100)

/** The value of an expression; throws ToolInputError when it has none. */
export function evaluate(expression: string): Quantity {
  if (expression.length > MAX_CHARACTERS)
    throw new ToolInputError(`An expression has at most ${MAX_CHARACTERS} characters.`)
  return new Reader(tokensOf(expression)).read()
}

class Reader {
  private at = 0
  private depth = 0
  private readonly deadline = performance.now() + TIME_MS

  constructor(private readonly tokens: readonly Token[]) {}

  read(): Quantity {
    const value = this.sum()
    if (this.next().kind !== 'end') this.fail()
    return value
  }

  private next(ahead = 0): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)] as Token
  }

  private take(...signs: string[]): string | undefined {
    const { kind, text } = this.next()
    if (kind !== 'sign' || !signs.includes(text)) return undefined
    this.at += 1
    return text
  }

  private expect(sign: string) {
    if (this.take(sign) === undefined) this.fail(`“${sign}” is missing`)
  }

  private fail(reason?: string): never {
    const { kind, text, place } = this.next()
    const found = kind === 'end' ? 'The expression ends too early' : `“${text}” at place ${place} was not expected`
    throw new ToolInputError(`${found}${reason === undefined ? '' : `: ${reason}`}.`)
  }

  /** What one step costs is bounded by the sizes of numbers; this bounds all steps together. */
  private watch() {
    if (performance.now() > this.deadline) throw new ToolInputError('The calculation takes too long.')
    if (this.depth > DEEPEST) throw new ToolInputError('The expression is nested too deeply.')
  }

  private sum(): Quantity {
    this.depth += 1
    this.watch()
    let value = this.product()
    for (;;) {
      const sign = this.take('+', '-')
      if (sign === undefined) break
      const [right, isPercent] = this.percentOrProduct()
      // As on a pocket calculator: 200 + 10 % is 220.
      const change = isPercent ? combine('mul', value, right) : right
      value = combine(sign === '+' ? 'add' : 'sub', value, change)
    }
    this.depth -= 1
    return value
  }

  /** Whether what follows is a percentage alone, and its value. */
  private percentOrProduct(): [Quantity, boolean] {
    const [number, sign, after] = [this.next(), this.next(1), this.next(2)]
    const isPercent =
      number.kind === 'number' &&
      sign.text === '%' &&
      (after.kind === 'end' || ['+', '-', ')', ','].includes(after.text))
    return [this.product(), isPercent]
  }

  private product(): Quantity {
    let value = this.signed()
    for (;;) {
      this.watch()
      const sign = this.take('*', '/')
      if (sign !== undefined) value = combine(sign === '*' ? 'mul' : 'div', value, this.signed())
      else if (this.isName('mod')) {
        this.at += 1
        value = FUNCTIONS.get('mod')?.run([value, this.signed()]) ?? value
      } else if (this.startsOperand()) value = combine('mul', value, this.raised())
      else return value
    }
  }

  /** A name or a parenthesis behind a value is multiplied by it: 2pi, 3(4 + 5). */
  private startsOperand(): boolean {
    const { kind, text } = this.next()
    return kind === 'name' || (kind === 'sign' && text === '(')
  }

  private isName(name: string): boolean {
    const { kind, text } = this.next()
    return kind === 'name' && text.toLowerCase() === name
  }

  private signed(): Quantity {
    const sign = this.take('-', '+')
    if (sign === undefined) return this.raised()
    this.depth += 1
    this.watch()
    const value = this.signed()
    this.depth -= 1
    return sign === '-' ? negate(value) : value
  }

  /** From the right: 2^3^2 is 2^9. A sign binds less than a power: -2^2 is -4. */
  private raised(): Quantity {
    const base = this.marked()
    if (this.take('^') === undefined) return base
    this.depth += 1
    this.watch()
    const exponent = this.signed()
    this.depth -= 1
    return power(base, exponent)
  }

  private marked(): Quantity {
    let value = this.operand()
    for (;;) {
      this.watch()
      if (this.take('!') !== undefined) value = factorial(value)
      else if (this.take('%') !== undefined) {
        const { kind } = this.next()
        if (kind === 'number') this.fail('for a remainder write mod(a, b)')
        value = combine('mul', value, PERCENT)
      } else return value
    }
  }

  private operand(): Quantity {
    const { kind, text } = this.next()
    if (kind === 'number') {
      this.at += 1
      return numberOf(text)
    }
    if (kind === 'name') {
      this.at += 1
      return this.named(text)
    }
    this.expectOpening()
    const value = this.sum()
    this.expect(')')
    return value
  }

  private expectOpening() {
    if (this.take('(') === undefined) this.fail()
  }

  private named(name: string): Quantity {
    const known = FUNCTIONS.get(name.toLowerCase())
    if (known) return known.run(this.argumentsOf(name, known))
    const constant = CONSTANTS.get(name.toLowerCase())
    if (constant) return constant
    throw new ToolInputError(`The calculator does not know “${name}”. It knows ${KNOWN_NAMES}.`)
  }

  private argumentsOf(name: string, { least, most }: { least: number; most: number }): Quantity[] {
    // The sign of a root may stand before a bare number: √2.
    if (least === 1 && this.next().kind === 'number') return [this.raised()]
    this.expect('(')
    const values = [this.sum()]
    while (this.take(',') !== undefined) values.push(this.sum())
    this.expect(')')
    if (values.length < least || values.length > most) {
      throw new ToolInputError(
        `${name} takes ${least === most ? least : `${least} to ${most}`} numbers, not ${values.length}.`,
      )
    }
    return values
  }
}

const KNOWN_NAMES = [...FUNCTIONS.keys(), ...CONSTANTS.keys()].join(', ')

function numberOf(text: string): Quantity {
  const plain = text.replaceAll('_', '')
  const exponent = Number(/e([+-]?\d+)$/i.exec(plain)?.[1] ?? 0)
  // Written out, a large exponent would be a number of that many digits.
  if (Math.abs(exponent) > 3_000) return checked(new Approximate(plain))
  const [digits = '', power = '0'] = plain.toLowerCase().split('e')
  const [whole = '', places = ''] = digits.split('.')
  const scale = Number(power) - places.length
  const top = BigInt(`${whole}${places}` || '0')
  return scale >= 0 ? new Fraction(top * 10n ** BigInt(scale)) : new Fraction(top, 10n ** BigInt(-scale))
}
