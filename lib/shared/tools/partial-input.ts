/**
 * Reads a tool's input while its JSON arrives: the fields of the object, each as text that only ever grows. What a
 * piece costs is its own length, whatever came before; nothing that comes can make it throw.
 */

/** A field of the input, as far as it has come. */
export interface GrowingField {
  /** Its name, which may still grow. */
  name: string
  /** Append-only; of a text the text itself, of other values their JSON without its white space. */
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
  /** The beginning of an escape whose rest has not come. */
  private escape = ''
  /** Within a value that is no text: the depth of its brackets, and whether it is within a text of its own. */
  private depth = 0
  private isQuoted = false

  /** Takes the next piece of the JSON. */
  push(piece: string): void {
    let at = 0
    while (at < piece.length && this.place !== 'over') at = this.step(piece, at)
  }

  /** Reads on from a place, and says how far it came. */
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

  /** Within quotes: everything up to an escape or the end in one go. */
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

  /** A number, a word, a list or an object: copied, but for white space between its parts. */
  private readOther(piece: string, from: number): number {
    let kept = ''
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
      kept += sign
    }
    this.add(kept)
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

/** The fields of a whole input, in the same form. */
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

/** The beginning of a field's text: as much as is asked for, whatever there is. */
export function beginningOf({ pieces, length }: GrowingField, most = Number.POSITIVE_INFINITY): string {
  if (length <= most) return pieces.join('')
  let text = ''
  for (const piece of pieces) {
    if (text.length >= most) break
    text += piece
  }
  // Half a pair would be drawn as a box.
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
}

/** The last so many characters of a field's text. */
export function endOf({ pieces }: GrowingField, most: number): string {
  let text = ''
  for (let at = pieces.length - 1; at >= 0 && text.length < most; at -= 1) text = (pieces[at] ?? '') + text
  return text.slice(-most).replace(/^[\udc00-\udfff]/, '')
}
