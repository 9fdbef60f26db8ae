/** The progress of a document in the terminal: a bar where there is a terminal, and a line for each section. */
import { formatCost, formatCount } from '@/components/ui/format'
import type { Chunk } from '@/lib/shared/chunk'
import { createCounts } from './counts'
import { clock, counted, fitted, safeLine } from './terminal-text'

/** Drawn more often, a bar only costs time. */
const FRAME_MS = 100
/** What a section is taken to have before one has ended. */
const USUAL_TOKENS = 800

const CLEAR = '\r\u001b[K'

/** Where it is printed. */
export interface Terminal {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

/** Follows the chunks of a document. */
export function createProgress(terminal: Terminal, now: () => number) {
  const origin = now()
  const counts = createCounts()
  let total = 0
  let current = 'outline'
  let sectionsBegan = origin
  let began = origin
  let tokensBefore = 0
  let sectionTokens = 0
  let ended = 0
  let silentMs = 0
  let drawn = Number.NEGATIVE_INFINITY

  /** Sections that are written, with a part of the one that is being written. */
  function written(): number {
    const usual = ended === 0 ? USUAL_TOKENS : Math.max(1, sectionTokens / ended)
    const tokens = current === '' ? 0 : counts.outputTokens() - tokensBefore
    // However long a section gets, the bar moves on and does not reach its end.
    return ended + 1 - Math.exp((-1.5 * tokens) / usual)
  }

  function bar(): string {
    const columns = terminal.columns || 80
    const width = columns >= 100 ? 24 : 8
    const share = total === 0 ? 0 : written() / total
    const filled = Math.floor(share * width)
    const cost = counts.costUsd()
    const facts = [
      `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${Math.floor(share * 100)} %`,
      total === 0 ? 'outline' : `section ${Math.min(ended + 1, total)} of ${total}`,
      `${clock(now() - origin)}${remaining()}`,
      `${formatCount(counts.tokens())} tokens`,
      ...(cost === null ? [] : [formatCost(cost)]),
      ...(silentMs > 0 ? [`silent for ${clock(silentMs)}`] : []),
    ]
    return inWidth(facts, total === 0 ? '' : current, columns - 1)
  }

  /** Known once a section has shown how long one takes. */
  function remaining(): string {
    const done = written()
    if (ended === 0 || ended >= total) return ''
    return `, ~${clock(((now() - sectionsBegan) / done) * (total - done))} left`
  }

  function draw() {
    if (!terminal.isTTY) return
    terminal.write(`${CLEAR}${bar()}`)
    drawn = now()
  }

  /** A line that stays, above the bar. */
  function note(text: string) {
    terminal.write(`${terminal.isTTY ? CLEAR : ''}${safeLine(text)}\n`)
    draw()
  }

  function take(chunk: Chunk) {
    counts.take(chunk)
    if (chunk.type === 'data-outline') {
      total = chunk.data.sections.length
      sectionsBegan = now()
      current = ''
      note(`Outline: ${chunk.data.title}, ${counted(total, 'section')}`)
    } else if (chunk.type === 'data-section') {
      current = safeLine(chunk.data.title)
      began = now()
      tokensBefore = counts.outputTokens()
    } else if (chunk.type === 'data-section-end') {
      const { outputTokens, costUsd } = chunk.data
      const title = current
      current = ''
      ended += 1
      sectionTokens += outputTokens
      const facts = [
        clock(now() - began),
        counted(outputTokens, 'token'),
        ...(costUsd === null ? [] : [formatCost(costUsd)]),
      ]
      note(`${ended}/${total} ${title} (${facts.join(', ')})`)
    } else if (chunk.type === 'data-retry') {
      const { message, attempt, delayMs } = chunk.data
      note(`${message} Try ${attempt} in ${clock(delayMs)}.`)
    } else if (chunk.type === 'data-silence') silentMs = chunk.data.silentMs
    if (now() - drawn >= FRAME_MS) draw()
  }

  return {
    take,
    note,
    /** Draws it again, because time goes on when nothing arrives. */
    draw,
    /** Takes the bar away: the summary says the rest. */
    end: () => void (terminal.isTTY && terminal.write(CLEAR)),
  }
}

/** As many facts as there is room for, since half a number is another number; a title may be cut. */
function inWidth(facts: readonly string[], title: string, columns: number): string {
  let line = ''
  for (const fact of facts) {
    const longer = line === '' ? fact : `${line} · ${fact}`
    if (longer.length > columns) break
    line = longer
  }
  return title === '' ? line : fitted(`${line} · ${title}`, columns)
}
