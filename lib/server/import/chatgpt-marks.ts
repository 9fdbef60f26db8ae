/** ChatGPT's marks in a text: private characters around what its page draws as links, names and pictures. */
import { z } from 'zod'
import { escapeMarkdown } from '@/lib/shared/escape-markdown'
import { webAddress } from '@/lib/shared/sources'

// U+E200 begins a mark, U+E202 stands between its parts, U+E201 ends it. Earlier exports have 【4†source】.
const MARK = /[ \t]?(?:\uE200([^\uE200\uE201]{0,20000})\uE201|【[^【】\n]{0,300}】)/gu
const NAMED_MARK = /[ \t]?\uE200([a-z][\w-]{0,40}(?:\uE202[^\uE200\uE201]{0,20000})?)\uE201/gu
const OLD_MARK = /^【\d+(?::\d+)?†/u
const CUT_MARK = /\uE200[^\s\uE200]{0,20000}/gu
const STRAY = /[\uE200-\uE206]/gu

/** References to what has no words: pictures, products, what the page hides. */
const UNSAID = /hidden|attribution|footnote|image|video|product|nav/

const page = z.object({ title: z.string().nullish(), url: z.string().nullish() })

const reference = z.object({
  matched_text: z.string(),
  type: z.string().nullish(),
  alt: z.string().nullish(),
  name: z.string().nullish(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  items: z.array(z.unknown()).nullish(),
})

const citation = z.object({
  start_ix: z.number(),
  end_ix: z.number(),
  metadata: z.object({ title: z.string().nullish(), name: z.string().nullish(), url: z.string().nullish() }),
})

/** What a message says beside its text. */
export interface MarkMeanings {
  content_references?: unknown[] | null | undefined
  citations?: unknown[] | null | undefined
}

/** An answer with each mark replaced by what it means; one that nothing tells the meaning of is taken out. */
export function answerWithoutMarks(text: string, meanings: MarkMeanings): string {
  if (!/[\uE200-\uE206【]/u.test(text)) return text
  const words = meaningsOf(text, meanings)
  return text
    .replace(MARK, (whole: string, inner: string | undefined) => {
      const mark = whole.trimStart()
      const isForeign = inner === undefined && !OLD_MARK.test(mark)
      const meaning = words.get(mark) ?? (isForeign ? mark : inner === undefined ? '' : ownWords(inner))
      return meaning === '' ? '' : whole.slice(0, whole.length - mark.length) + meaning
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
  // Places are counted in whole characters.
  const characters = /\p{Cs}|[\u{10000}-\u{10FFFF}]/u.test(text) ? [...text] : undefined
  const between = (from: number, to: number) => characters?.slice(from, to).join('') ?? text.slice(from, to)
  for (const posted of citations ?? []) {
    const { data } = citation.safeParse(posted)
    const mark = data && between(data.start_ix, data.end_ix)
    if (data && mark && OLD_MARK.test(mark)) words.set(mark, inBrackets([linkOf(data.metadata)]))
  }
  for (const posted of content_references ?? []) {
    const { data } = reference.safeParse(posted)
    const mark = data?.matched_text.trim()
    // Some references are of a single space: they say what stands at the end.
    if (data && mark && /[\uE200【]/u.test(mark)) words.set(mark, wordsOf(data))
  }
  return words
}

function wordsOf({ alt, items, ...own }: z.infer<typeof reference>): string {
  if (alt != null) return alt.replace(STRAY, '').trim()
  if (UNSAID.test(own.type ?? '')) return ''
  const pages = (items ?? []).flatMap((item) => page.safeParse(item).data ?? [])
  const links = (pages.length > 0 ? pages : [own]).map(linkOf)
  return own.type === 'entity' ? (own.name ?? '') : inBrackets(links)
}

const inBrackets = (links: readonly string[]) => {
  const named = links.filter((link) => link !== '')
  return named.length === 0 ? '' : `(${named.join(', ')})`
}

function linkOf({ title, name, url }: { title?: string | null; name?: string | null; url?: string | null }): string {
  const address = webAddress(url)
  const words = escapeMarkdown(title || name || '')
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
