/** Measures JSON by scanning its text, because a few megabytes can be millions of values. */
import { AppError } from '@/lib/shared/error'

/** No valid body comes near it; walking deeper ones would overflow the stack. */
const MAX_DEPTH = 100
/** Parsing this many takes some 150 ms, which blocks everybody else; the densest exports have half of it. */
const MAX_CONTAINERS = 250_000
const MAX_FIELDS = 400_000

const MARKS = { quote: 34, colon: 58, openList: 91, escape: 92, closeList: 93, open: 123, close: 125 } as const

/** Rejects with `invalid_request` when nested too deeply, and with `too_large` when there are too many values. */
export function checkShape(text: string): void {
  let depth = 0
  let containers = 0
  let fields = 0
  let isString = false
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charCodeAt(at)
    if (isString) {
      if (mark === MARKS.escape) at += 1
      else if (mark === MARKS.quote) isString = false
    } else if (mark === MARKS.quote) isString = true
    else if (mark === MARKS.colon) fields += 1
    else if (mark === MARKS.openList || mark === MARKS.open) {
      depth += 1
      containers += 1
      if (depth > MAX_DEPTH) throw new AppError('invalid_request', { message: 'The body is nested too deeply.' })
    } else if (mark === MARKS.closeList || mark === MARKS.close) depth -= 1
    if (containers > MAX_CONTAINERS || fields > MAX_FIELDS) throw tooMany()
  }
}

const tooMany = () =>
  new AppError('too_large', {
    message: `The body holds more than ${MAX_CONTAINERS} lists and objects, or more than ${MAX_FIELDS} fields. Send it in smaller parts.`,
  })
