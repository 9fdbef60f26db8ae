/** Texts that make a regular expression backtrack as much as possible: they match each repetition often, then fail. */
import type { AST } from '@eslint-community/regexpp'
import type { CountedRegex } from './count-steps'

/** Up to this many, repetitions do not matter. */
const MAX_IGNORED_REPETITIONS = 30

/** Characters that many expressions match; those of the expression itself come first. */
const COMMON_CHARACTERS = [
  'a',
  'A',
  '0',
  ' ',
  '\n',
  '\t',
  '_',
  '-',
  '.',
  ',',
  ':',
  '"',
  '<',
  '[',
  '(',
  '\\',
  '*',
  '`',
  '/',
  'é',
  '中',
]
const MAX_PUMPS = 8
/** How many alternatives are tried for the text before a repetition. */
const MAX_PREFIXES = 3
const ENDS = ['', '\u0001', '\n', ' x!']

/** Makes a text of any length. */
export type Attack = (times: number) => string

/** The attacks on an expression; none when nothing in it repeats. */
export function attacksOn({ ast, accepts }: CountedRegex): Attack[] {
  const pool = [...new Set([...ast.raw.replace(/\\[a-zA-Z]/g, ''), ...COMMON_CHARACTERS])]
  const attacks: Attack[] = []

  /** A short text that a node matches; `full` adds one round of optional repetitions, `nth` chooses the alternative. */
  function sample(node: AST.Element | AST.Alternative, full = false, nth = 0): string {
    switch (node.type) {
      case 'Alternative':
        return node.elements.map((element) => sample(element, full, nth)).join('')
      case 'Group':
      case 'CapturingGroup':
        return sample(node.alternatives[nth % node.alternatives.length] as AST.Alternative, full, nth)
      case 'Quantifier':
        return sample(node.element, full, nth).repeat(
          Math.min(Math.max(node.min, full ? 1 : 0), MAX_IGNORED_REPETITIONS),
        )
      case 'Assertion':
      case 'Backreference':
        return ''
      case 'Character':
        return String.fromCodePoint(node.value)
      default:
        return pool.find((char) => accepts(node, char)) ?? ''
    }
  }

  function pumpsOf(element: AST.QuantifiableElement): string[] {
    const isOne = /^(?:Character|CharacterClass|CharacterSet)$/.test(element.type)
    if (isOne) return pool.filter((char) => accepts(element, char)).slice(0, MAX_PUMPS)
    if (element.type !== 'Group' && element.type !== 'CapturingGroup') return []
    return [...new Set(element.alternatives.flatMap((branch) => [sample(branch), sample(branch, true)]))].filter(
      Boolean,
    )
  }

  const names = new Set<string>()
  function add(prefix: string, pump: string, behind: string) {
    const name = JSON.stringify([prefix, pump, behind])
    if (names.has(name)) return
    names.add(name)
    for (const end of [...ENDS, behind]) {
      attacks.push((times) => prefix + pump.repeat(times) + end)
      // The first character keeps it from matching at the start of the text.
      attacks.push((times) => `\u0001${prefix}${pump.repeat(times)}${end}`)
      // Longer pieces are repeated less often.
      const share = Math.min(1, Math.max(0.25, 8 / (prefix + pump).length))
      if (prefix !== '') attacks.push((times) => (prefix + pump).repeat(Math.ceil(times * share)) + end)
    }
  }

  function walk(node: AST.Node, prefix: string, nth: number) {
    if (node.type === 'Pattern' || node.type === 'Group' || node.type === 'CapturingGroup') {
      for (const alternative of node.alternatives) walk(alternative, prefix, nth)
    } else if (node.type === 'Assertion') {
      if (node.kind === 'lookahead') for (const alternative of node.alternatives) walk(alternative, prefix, nth)
    } else if (node.type === 'Alternative') {
      let before = prefix
      for (const [at, element] of node.elements.entries()) {
        walk(element, before, nth)
        if (element.type === 'Quantifier' && element.max > MAX_IGNORED_REPETITIONS) {
          const behind = node.elements
            .slice(at + 1)
            .map((next) => sample(next, true))
            .join('')
          for (const pump of pumpsOf(element.element)) add(before, pump, behind.slice(0, -1))
        }
        before += sample(element, false, nth)
      }
    } else if (node.type === 'Quantifier') walk(node.element, prefix, nth)
  }

  for (let nth = 0; nth < MAX_PREFIXES; nth += 1) walk(ast, '', nth)
  return attacks
}
