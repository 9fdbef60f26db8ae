/**
 * Reads a tool's input while its JSON arrives: the fields of the object, each as text that only grows. A piece costs
 * time in proportion to its own length, and no input can make it throw.
 */

/** A field of the input so far. */
export interface GrowingField {
  /** Its name, which may still grow. */
  name: string
  /** Append-only: strings as their text, other values as JSON without white space. */
  pieces: string[]
  /** Characters in `pieces`. */
  length: number
  isText: boolean
  isWhole: boolean
}

type Place = 'before' | 'object' | 'name' | 'colon' | 'value' | 'text' | 'other' | 'after' | 'over'

const ESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
const SPACE = /\s/

/** The reader of one input. */
export class GrowingInput {
  readonly fields: GrowingField[] = []
  private place: Place = 'before'
  private field: GrowingField = newField()
  /** The beginning of an incomplete escape. */
  private escape = ''
  /** Inside a value that is not a string: the depth of its brackets, and whether it is inside a string. */
  private depth = 0
  private isQuoted = false

  /** Reads the next piece of the JSON. */
  push(piece: string): void {
    let at = 0
    while (at < piece.length && this.place !== 'over') at = this.step(piece, at)
  }

  /** Reads from a position and returns how far it got. */
  private step(piece: string, at: number): number {
    const sign = piece.charAt(at)
    if (this.place === 'name' || this.place === 'text') return this.readText(piece, at)
    if (this.place === 'other') return this.readOther(piece, at)
    if (SPACE.test(sign)) return at + 1
    if (this.place === 'before') this.place = sign === '{' ? 'object' : 'over'
    else if (this.place === 'object') this.openName(sign)
    else if (this.place === 'colon') this.place = sign === ':' ? 'value' : 'over'
    else if (this.place === 'value') return this.openValue(sign, at)
    else this.place = sign === ',' ? 'object' : 'over'
    return at + 1
  }

  private openName(sign: string): void {
    this.place = sign === '"' ? 'name' : 'over'
    if (this.place === 'over') return
    this.field = newField()
    this.fields.push(this.field)
  }

  private openValue(sign: string, at: number): number {
    this.field.isText = sign === '"'
    this.place = this.field.isText ? 'text' : 'other'
    this.depth = 0
    return this.field.isText ? at + 1 : at
  }

  /** Inside quotes: everything up to an escape or the end at once. */
  private readText(piece: string, from: number): number {
    if (this.escape !== '') return this.readEscape(piece, from)
    let at = from
    while (at < piece.length && piece.charAt(at) !== '"' && piece.charAt(at) !== '\\') at += 1
    this.add(piece.slice(from, at))
    if (at === piece.length) return at
    if (piece.charAt(at) === '\\') this.escape = '\\'
    else this.closeText()
    return at + 1
  }

  private readEscape(piece: string, from: number): number {
    this.escape += piece.charAt(from)
    const kind = this.escape.charAt(1)
    if (kind === 'u' && this.escape.length < 6) return from + 1
    const code = kind === 'u' ? Number.parseInt(this.escape.slice(2), 16) : 0
    this.escape = ''
    this.add(kind === 'u' ? String.fromCharCode(code || 0) : (ESCAPES[kind] ?? kind))
    return from + 1
  }

  private closeText(): void {
    if (this.place === 'text') this.field.isWhole = true
    this.place = this.place === 'name' ? 'colon' : 'after'
  }

  /** A number, a word, a list or an object: copied without white space between its parts. */
  private readOther(piece: string, from: number): number {
    let copied = ''
    let at = from
    for (; at < piece.length; at += 1) {
      const sign = piece.charAt(at)
      if (this.escape !== '') this.escape = ''
      else if (this.isQuoted) {
        if (sign === '\\') this.escape = '\\'
        else if (sign === '"') this.isQuoted = false
      } else if (SPACE.test(sign)) continue
      else if (sign === '"') this.isQuoted = true
      else if (sign === '{' || sign === '[') this.depth += 1
      else if (this.depth === 0 && (sign === ',' || sign === '}' || sign === ']')) break
      else if (sign === '}' || sign === ']') this.depth -= 1
      copied += sign
    }
    this.add(copied)
    if (at === piece.length) return at
    this.field.isWhole = true
    this.place = 'after'
    return at
  }

  private add(text: string): void {
    if (text === '') return
    if (this.place === 'name') this.field.name += text
    else {
      this.field.pieces.push(text)
      this.field.length += text.length
    }
  }
}

function newField(): GrowingField {
  return { name: '', pieces: [], length: 0, isText: false, isWhole: false }
}

/** The fields of a complete input, in the same form. */
export function wholeFields(input: unknown): GrowingField[] {
  if (typeof input === 'string')
    return [{ ...newField(), pieces: [input], length: input.length, isText: true, isWhole: true }]
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).map(([name, value]) => {
    const isText = typeof value === 'string'
    const text = isText ? value : (JSON.stringify(value) ?? '')
    return { name, pieces: [text], length: text.length, isText, isWhole: true }
  })
}

/** The first `max` characters of a field's text. */
export function beginningOf({ pieces, length }: GrowingField, max = Number.POSITIVE_INFINITY): string {
  if (length <= max) return pieces.join('')
  let text = ''
  for (const piece of pieces) {
    if (text.length >= max) break
    text += piece
  }
  // Half a surrogate pair would show as a box.
  return text.slice(0, max).replace(/[\ud800-\udbff]$/, '')
}

/** The last `max` characters of a field's text. */
export function endOf({ pieces }: GrowingField, max: number): string {
  let text = ''
  for (let at = pieces.length - 1; at >= 0 && text.length < max; at -= 1) text = (pieces[at] ?? '') + text
  return text.slice(-max).replace(/^[\udc00-\udfff]/, '')
}
