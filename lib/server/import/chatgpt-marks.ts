/** ChatGPT's marks in a text: private characters around what its page draws as links, names and pictures. */

import { webAddress } from '@/lib/shared/sources'
import { escapeMarkdown } from '@/lib/shared/text/escape-markdown'
import { fieldsOf, listOf, textOr } from './fields'

// U+E200 begins a mark, U+E202 stands between its parts, U+E201 ends it. Earlier exports have 【4†source】.
const MARK = /[ \t]?(?:\uE200([^\uE200\uE201]{0,20000})\uE201|【[^【】\n]{0,300}】)/gu
const NAMED_MARK = /[ \t]?\uE200([a-z][\w-]{0,40}(?:\uE202[^\uE200\uE201]{0,20000})?)\uE201/gu
const OLD_MARK = /^【\d+(?::\d+)?†/u
const CUT_MARK = /\uE200[^\s\uE200]{0,20000}/gu
const STRAY = /[\uE200-\uE206]/gu

/** References to what has no words: pictures, products, what the page hides. */
const UNSAID = /hidden|attribution|footnote|image|video|product|nav/

/** No mark of the earlier form is longer, and no title that is worth reading. */
const MAX_OLD_MARK = 302
const MAX_TITLE = 500
/** What meanings may add to a text, by its length and beside it: a mark of four characters may stand for a megabyte. */
const MAX_GROWTH = 4
const GROWTH_OF_ANY = 10_000

/** What a message says beside its text. */
export interface MarkMeanings {
  content_references?: unknown[] | null | undefined
  citations?: unknown[] | null | undefined
}

/** An answer with each mark replaced by what it means; one that nothing tells the meaning of is taken out. */
export function answerWithoutMarks(text: string, meanings: MarkMeanings): string {
  if (!/[\uE200-\uE206【]/u.test(text)) return text
  const words = meaningsOf(text, meanings)
  let room = MAX_GROWTH * text.length + GROWTH_OF_ANY
  return text
    .replace(MARK, (whole: string, inner: string | undefined) => {
      const mark = whole.trimStart()
      const isForeign = inner === undefined && !OLD_MARK.test(mark)
      const meaning = words.get(mark) ?? (isForeign ? mark : inner === undefined ? '' : ownWords(inner))
      room -= meaning.length
      return meaning === '' || room < 0 ? '' : whole.slice(0, whole.length - mark.length) + meaning
    })
    .replace(CUT_MARK, '')
    .replace(STRAY, '')
}

/** The same for a question, in which such characters may be somebody's own: only what is a whole mark goes. */
export function questionWithoutMarks(text: string): string {
  return text.replace(NAMED_MARK, (whole: string, inner: string) => {
    const words = ownWords(inner)
    return words === '' ? '' : whole.slice(0, whole.indexOf('\uE200')) + words
  })
}

function meaningsOf(text: string, { content_references, citations }: MarkMeanings): Map<string, string> {
  const words = new Map<string, string>()
  const cited = (citations ?? []).map(citationOf).filter((found) => found !== undefined)
  const placeOf = placesIn(
    text,
    cited.flatMap(({ from, to }) => [from, to]),
  )
  for (const { from, to, metadata } of cited) {
    const mark = text.slice(placeOf(from), placeOf(to))
    if (OLD_MARK.test(mark)) words.set(mark, inBrackets([linkOf(metadata)]))
  }
  for (const posted of content_references ?? []) {
    const { matched_text, ...reference } = fieldsOf(posted)
    const mark = textOr(matched_text)?.trim()
    // Some references are of a single space: they say what stands at the end.
    if (mark && /[\uE200【]/u.test(mark)) words.set(mark, wordsOf(reference))
  }
  return words
}

function citationOf(posted: unknown) {
  const { start_ix: from, end_ix: to, metadata } = fieldsOf(posted)
  if (typeof from !== 'number' || typeof to !== 'number' || from < 0 || to <= from) return undefined
  // Cut out once for each of many citations, so it must be short.
  return to - from > MAX_OLD_MARK ? undefined : { from, to, metadata: fieldsOf(metadata) }
}

/** Where places that are counted in whole characters lie, found in one walk through the text. */
function placesIn(text: string, places: readonly number[]): (place: number) => number {
  if (places.length === 0 || !/[\uD800-\uDFFF]/.test(text)) return (place) => place
  const wanted = new Set(places)
  const found = new Map<number, number>()
  let count = 0
  let at = 0
  for (const character of text) {
    if (wanted.has(count)) found.set(count, at)
    count += 1
    at += character.length
  }
  return (place) => found.get(place) ?? text.length
}

function wordsOf({ alt, items, type, ...own }: Record<string, unknown>): string {
  const said = textOr(alt)
  if (said !== undefined) return said.replace(STRAY, '').trim()
  const kind = textOr(type) ?? ''
  if (UNSAID.test(kind)) return ''
  if (kind === 'entity') return textOr(own.name) ?? ''
  const pages = listOf(items).map(fieldsOf)
  return inBrackets((pages.length > 0 ? pages : [own]).map(linkOf))
}

const inBrackets = (links: readonly string[]) => {
  const named = links.filter((link) => link !== '')
  return named.length === 0 ? '' : `(${named.join(', ')})`
}

function linkOf({ title, name, url }: Record<string, unknown>): string {
  const address = webAddress(url)
  const words = escapeMarkdown((textOr(title) || textOr(name) || '').slice(0, MAX_TITLE))
  if (address === undefined) return words
  return `[${words || escapeMarkdown(new URL(address).host)}](<${address.replace(/[<>\\\s]/g, encodeURIComponent)}>)`
}

/** The words within a mark that a reader saw: a name, a link's title. */
function ownWords(inner: string): string {
  const [kind, first = '', second = ''] = inner.split('\uE202')
  if (kind === 'url' || kind === 'link') return linkOf({ title: first, url: second })
  if (kind !== 'entity') return ''
  try {
    const parts: unknown = JSON.parse(first)
    const name = Array.isArray(parts) ? parts[1] : undefined
    return typeof name === 'string' ? name : ''
  } catch {
    // Cut or of another form: it has no name that could be told.
    return ''
  }
}
