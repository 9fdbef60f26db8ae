/** Texts that make a regular expression work as hard as it can: each of its repetitions is fed, and then disappointed. */
import type { AST } from '@eslint-community/regexpp'
import type { CountedRegex } from './count-steps'

/** What repeats no more often than this is no repetition here. */
const FEW = 30

/** Characters that many expressions look for; those of the expression itself come first. */
const USUAL = [
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
/** Of how many alternatives what stands before a repetition is made. */
const PREFIXES = 3
const ENDS = ['', '\u0001', '\n', ' x!']

/** A text for any length. */
export type Attack = (times: number) => string

/** The attacks on an expression; none where nothing in it repeats. */
export function attacksOn({ ast, accepts }: CountedRegex): Attack[] {
  const pool = [...new Set([...ast.raw.replace(/\\[a-zA-Z]/g, ''), ...USUAL])]
  const attacks: Attack[] = []

  /** A short text that a node matches, with one round of what repeats where `full`; of alternatives the nth. */
  function sample(node: AST.Element | AST.Alternative, full = false, nth = 0): string {
    switch (node.type) {
      case 'Alternative':
        return node.elements.map((element) => sample(element, full, nth)).join('')
      case 'Group':
      case 'CapturingGroup':
        return sample(node.alternatives[nth % node.alternatives.length] as AST.Alternative, full, nth)
      case 'Quantifier':
        return sample(node.element, full, nth).repeat(Math.min(Math.max(node.min, full ? 1 : 0), FEW))
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
    return [...new Set(element.alternatives.flatMap((each) => [sample(each), sample(each, true)]))].filter(Boolean)
  }

  const known = new Set<string>()
  function add(prefix: string, pump: string, behind: string) {
    const name = JSON.stringify([prefix, pump, behind])
    if (known.has(name)) return
    known.add(name)
    for (const end of [...ENDS, behind]) {
      attacks.push((times) => prefix + pump.repeat(times) + end)
      // What may stand at the beginning is passed by then.
      attacks.push((times) => `\u0001${prefix}${pump.repeat(times)}${end}`)
      // What is long need not come as often.
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
        if (element.type === 'Quantifier' && element.max > FEW) {
          const behind = node.elements
            .slice(at + 1)
            .map((each) => sample(each, true))
            .join('')
          for (const pump of pumpsOf(element.element)) add(before, pump, behind.slice(0, -1))
        }
        before += sample(element, false, nth)
      }
    } else if (node.type === 'Quantifier') walk(node.element, prefix, nth)
  }

  for (let nth = 0; nth < PREFIXES; nth += 1) walk(ast, '', nth)
  return attacks
}
