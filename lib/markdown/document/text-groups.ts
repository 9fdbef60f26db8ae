/**
 * Joins texts that belong together: the API starts a new text block wherever a citation begins or ends, even in the
 * middle of a sentence, a list or a table. Texts with only citations between them are one text with marks in it.
 */
import { closeBlocks } from '@/lib/markdown/parse/close-blocks'
import type { Mark } from '@/lib/markdown/tree/place-marks'
import { joinSegments } from '@/lib/shared/join-segments'
import type { Part } from '@/lib/shared/message'
import { isSource, type Source, SourceList, type SourcePart } from '@/lib/shared/sources'
import { inOneGo, type Steps } from '@/lib/shared/steps'
import { escapeMarkdown } from '@/lib/shared/text/escape-markdown'

/** Several texts as one. */
export interface JoinedText {
  text: string
  marks: Mark[]
}

/** A message's parts, its texts joined, and the sources that their marks name. */
export interface GroupedParts<Other> {
  pieces: Array<{ joined: JoinedText } | { part: Other }>
  sources: readonly Source[]
}

type Text = Extract<Part, { type: 'text' }>
type NotText<P> = Exclude<P, Text | SourcePart>

/** Joins the texts of a complete message. */
export function groupTexts<P extends { type: string }>(parts: readonly P[]): GroupedParts<NotText<P>> {
  const pieces: GroupedParts<NotText<P>>['pieces'] = []
  const list = new SourceList()
  let open: JoinedText | undefined
  let end = 0
  for (const part of parts) {
    if (isText(part)) {
      if (!open) {
        open = { text: '', marks: [] }
        end = 0
        pieces.push({ joined: open })
      }
      end = markedEnd(end, open.text.length, part.text)
      open.text += part.text
    } else if (isSource(part)) {
      const number = list.add(part)
      if (open) addMark(open.marks, end, number)
    } else {
      open = undefined
      pieces.push({ part: part as NotText<P> })
    }
  }
  return { pieces, sources: list.sources }
}

function isText(part: { type: string }): part is Text {
  return part.type === 'text'
}

/** More numbers than this at one place help nobody. */
const MAX_NUMBERS = 50

/** Adds a number at a place, once, beside the numbers that are there already. */
export function addMark(marks: Mark[], at: number, number: number): void {
  const last = marks.at(-1)
  if (last?.at !== at) marks.push({ at, numbers: [number] })
  else if (last.numbers.length < MAX_NUMBERS && !last.numbers.includes(number))
    marks[marks.length - 1] = { at, numbers: [...last.numbers, number] }
}

/**
 * Where a mark after a text goes: right after its last visible character. Computed from the new piece alone: `before`
 * is the result for the text before it, `length` the length of that text.
 */
export function markedEnd(before: number, length: number, piece: string): number {
  const seen = piece.trimEnd().length
  return seen === 0 ? before : length + seen
}

/**
 * The texts of an answer as one Markdown text, in steps, with its sources below. `write` inserts the marks, which takes
 * a Markdown parser.
 */
export function* answerMarkdown(parts: readonly Part[], write: (joined: JoinedText) => Steps<string>): Steps<string> {
  const { pieces, sources } = groupTexts(joinSegments(parts))
  const texts: string[] = []
  for (const piece of pieces) if ('joined' in piece) texts.push(yield* write(piece.joined))
  const last = texts.pop() ?? ''
  // Tool calls separate them.
  const text = [...texts.map((each) => closeBlocks(each.trimEnd())), last]
    .filter((each) => each.trim() !== '')
    .join('\n\n')
  if (sources.length === 0) return text
  yield
  const above = closeBlocks(text.trimEnd())
  return `${above}\n\n${yield* listed(sources)}\n`
}

/** The list of sources as Markdown; empty if there are none. */
export const sourcesMarkdown = (sources: readonly Source[]) => inOneGo(listed(sources))

function* listed(sources: readonly Source[]): Steps<string> {
  if (sources.length === 0) return ''
  const entries: string[] = []
  for (const { number, title, url, quotes } of sources) {
    const name = url === undefined ? escapeMarkdown(title) : `[${escapeMarkdown(title)}](<${plainAddress(url)}>)`
    const cited = quotes.map(({ text, place }) => {
      const words = text === undefined ? '' : `“${escapeMarkdown(text)}”`
      return `   - ${[place && escapeMarkdown(place), words].filter(Boolean).join(': ')}`
    })
    entries.push([`${number}. ${name}`, ...cited].join('\n'))
    yield
  }
  return `**Sources**\n\n${entries.join('\n')}`
}

/** A URL without characters that would end it in angle brackets. */
const plainAddress = (url: string) => url.replace(/[<>\\\s]/g, encodeURIComponent)
