/** Splits an expression into numbers, names and operators. */
import { ToolInputError } from '@/lib/server/tools/tool'

/** A token of an expression; the last one is the end. */
export interface Token {
  kind: 'number' | 'name' | 'sign' | 'end'
  text: string
  /** Its position, counted from 1. */
  place: number
}

const PIECE =
  /\s*(?:(?<number>(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z]\w*)|(?<sign>\*\*|[-+*/^!%(),]))/y

/** Operators as people write them, and as the parser reads them. */
const OTHER_SIGNS: Record<string, string> = {
  '×': '*',
  '·': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '²': '^2',
  '³': '^3',
  π: ' pi ',
  τ: ' tau ',
  '√': ' sqrt ',
  '[': '(',
  ']': ')',
}

/** The tokens of an expression, with the end token. */
export function tokensOf(expression: string): Token[] {
  const text = expression.replace(/[×·÷−–²³πτ√[\]]/g, (sign) => OTHER_SIGNS[sign] ?? sign)
  const tokens: Token[] = []
  PIECE.lastIndex = 0
  let place = 0
  for (;;) {
    PIECE.lastIndex = place
    const found = PIECE.exec(text)
    if (!found) break
    const [kind, piece] = Object.entries(found.groups ?? {}).find(([, value]) => value !== undefined) ?? []
    if (kind === undefined || piece === undefined) break
    tokens.push({
      kind: kind as Token['kind'],
      text: piece === '**' ? '^' : piece,
      place: PIECE.lastIndex - piece.length + 1,
    })
    place = PIECE.lastIndex
  }
  const rest = text.slice(place).trim()
  if (rest !== '')
    throw new ToolInputError(`The calculator does not know “${[...rest][0]}” (in “${rest.slice(0, 20)}”).`)
  return [...tokens, { kind: 'end', text: 'the end', place: text.length + 1 }]
}
