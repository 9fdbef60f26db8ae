/**
 * Runs a regular expression as backtracking engines do, and counts its steps: time means little on a shared machine,
 * and the engine does not report its steps.
 */
import { type AST, RegExpParser } from '@eslint-community/regexpp'

/** Continues after the match of a part, at a position of the text. */
type Next = (at: number) => boolean
type Matcher = (at: number, next: Next) => boolean

/** An expression whose steps are counted; with the flag `g` for all matches. */
export interface CountedRegex {
  ast: AST.Pattern
  /** The number of steps on a text, up to `max`. */
  steps(text: string, max: number): number
  /** Whether a node matches a character. */
  accepts(node: AST.Node, char: string): boolean
}

const LOOKBEHIND_LENGTH = 30

class TooManySteps extends Error {}

/** Compiles an expression. */
export function countedRegex(source: string, flags: string): CountedRegex {
  const isUnicode = /[uv]/.test(flags)
  const parser = new RegExpParser()
  const ast = parser.parsePattern(source, undefined, undefined, {
    unicode: isUnicode,
    unicodeSets: flags.includes('v'),
  })
  const inner = flags.replace(/[gyd]/g, '')
  let chars: string[] = []
  let captures: Array<[number, number] | undefined> = []
  let left = 0

  const tests = new Map<AST.Node, (char: string) => boolean>()
  /** Asks the engine, once per character. */
  function testOf(node: AST.Node): (char: string) => boolean {
    const cached = tests.get(node)
    if (cached) return cached
    const regex = new RegExp(`^(?:${node.raw})$`, inner)
    const answers = new Map<string, boolean>()
    const test = (char: string) => {
      let answer = answers.get(char)
      if (answer === undefined) {
        answer = regex.test(char)
        answers.set(char, answer)
      }
      return answer
    }
    tests.set(node, test)
    return test
  }

  function step() {
    left -= 1
    if (left < 0) throw new TooManySteps()
  }

  function oneOf(alternatives: readonly AST.Alternative[]): Matcher {
    const matchers = alternatives.map(({ elements }) => inTurn(elements.map(compile)))
    return (at, next) => matchers.some((matcher) => matcher(at, next))
  }

  function inTurn(matchers: readonly Matcher[]): Matcher {
    const from =
      (index: number): Matcher =>
      (at, next) => {
        const matcher = matchers[index]
        return matcher ? matcher(at, (end) => from(index + 1)(end, next)) : next(at)
      }
    return from(0)
  }

  function repeated({ element, min, max, greedy }: AST.Quantifier): Matcher {
    const matcher = compile(element)
    const again =
      (count: number): Matcher =>
      (at, next) => {
        step()
        const more = () => count < max && matcher(at, (end) => (end > at || count < min) && again(count + 1)(end, next))
        if (count < min) return more()
        return greedy ? more() || next(at) : next(at) || more()
      }
    return again(0)
  }

  function assertion(node: AST.Assertion): Matcher {
    if (node.kind === 'lookahead') {
      const matcher = oneOf(node.alternatives)
      return (at, next) => matcher(at, () => true) !== node.negate && next(at)
    }
    const holds = placeTest(node)
    return (at, next) => {
      step()
      return holds(at) && next(at)
    }
  }

  function placeTest(node: Exclude<AST.Assertion, AST.LookaheadAssertion>): (at: number) => boolean {
    const isBreak = (char: string | undefined) =>
      char === undefined || (flags.includes('m') && /[\n\r\u2028\u2029]/.test(char))
    if (node.kind === 'start') return (at) => isBreak(chars[at - 1])
    if (node.kind === 'end') return (at) => isBreak(chars[at])
    if (node.kind === 'word') {
      const isWord = (char = '') => /^\w/.test(char)
      return (at) => (isWord(chars[at - 1]) !== isWord(chars[at])) !== node.negate
    }
    // The engine decides lookbehinds, which see a few characters only, usually one.
    const { alternatives } = node as AST.LookbehindAssertion
    const regex = new RegExp(`${node.raw}$`, inner)
    const isOne = alternatives.every(({ elements }) => elements.length === 1 && /^Char/.test(elements[0]?.type ?? ''))
    const answers = new Map<string, boolean>()
    return (at) => {
      const before = isOne ? (chars[at - 1] ?? '') : chars.slice(Math.max(0, at - LOOKBEHIND_LENGTH), at).join('')
      const answer = answers.get(before) ?? regex.test(before)
      if (isOne) answers.set(before, answer)
      return answer
    }
  }

  function compile(node: AST.Element): Matcher {
    switch (node.type) {
      case 'Group':
        return oneOf(node.alternatives)
      case 'CapturingGroup': {
        const matcher = oneOf(node.alternatives)
        const number = captures.length
        captures.push(undefined)
        return (at, next) =>
          matcher(at, (end) => {
            const before = captures[number]
            captures[number] = [at, end]
            if (next(end)) return true
            captures[number] = before
            return false
          })
      }
      case 'Quantifier':
        return repeated(node)
      case 'Assertion':
        return assertion(node)
      case 'Backreference':
        return (at, next) => {
          const [from, to] = captures[Number(node.ref) - 1] ?? [0, 0]
          for (let offset = 0; offset < to - from; offset += 1) {
            step()
            if (chars[from + offset] !== chars[at + offset]) return false
          }
          return next(at + to - from)
        }
      default: {
        const test = testOf(node)
        return (at, next) => {
          step()
          const char = chars[at]
          return char !== undefined && test(char) && next(at + 1)
        }
      }
    }
  }

  const matcher = oneOf(ast.alternatives)

  function searchFrom(start: number): number | undefined {
    for (let at = start; at <= chars.length; at += 1) {
      let end: number | undefined
      const isFound = matcher(at, (place) => {
        end = place
        return true
      })
      if (isFound && end !== undefined) return end > at ? end : at + 1
      if (flags.includes('y')) return undefined
    }
    return undefined
  }

  return {
    ast,
    accepts: (node, char) => testOf(node)(char),
    steps(text, most) {
      chars = isUnicode ? [...text] : text.split('')
      captures = captures.map(() => undefined)
      left = most
      try {
        let end = searchFrom(0)
        while (flags.includes('g') && end !== undefined && end <= chars.length) end = searchFrom(end)
      } catch (error) {
        if (!(error instanceof TooManySteps)) throw error
      }
      return most - Math.max(left, 0)
    },
  }
}
