/** Finds the title in a model's reply to a request for one. */
import { unquoted } from './unquoted'
import { withoutThoughts } from './without-thoughts'

const MAX_CHARACTERS = 4_000
const MAX_LINE_CHARACTERS = 1_000

const TITLE =
  'title|heading|titel|überschrift|titre|título|titulo|titolo|titlu|titul|titulek|název|nadpis|tytuł|rubrik|tittel|overskrift|otsikko|başlık|judul|naslov|cím|заголовок|название|назва|заглавие|τίτλος|العنوان|عنوان|כותרת|शीर्षक|শিরোনাম|tiêu đề|ชื่อเรื่อง|标题|標題|题目|題目|タイトル|題名|제목'
const LABEL = /* @__PURE__ */ new RegExp(
  `^["'“«「*_]{0,4}(?:(?:the|a|my|chat|conversation|short|suggested|proposed|new|gesprächs?|聊天|对话|對話|会话|會話|チャット|채팅|대화)[\\s-]{0,2}){0,3}(?:${TITLE})` +
    `(?:\\s(?:of|for|du|de|del|della|do|da|des|der|чата|чату)(?:\\s\\p{L}{1,20}){0,3}|\\sчата|\\sчату)?` +
    `[\\s*_\`"'”’»」』]{0,8}(?:[:：]|(?<=\\s)[-–—]|[–—](?=\\s))\\s*`,
  'iu',
)
const OPENING = /^(?:(?:sure|certainly|of course|okay|ok)[!,.:]?\s{1,3})?here(?:['’]s|\sis)\s[^:：]{0,80}[:：]\s*/iu
const ELEMENT = /^<([a-z][a-z\d]{0,10})>(.*)<\/\1>$/iu
const FENCE = /^\s*(?:`{3,}|~{3,})[\w-]*\s*$/
const IN_JSON = /title["']?\s{0,9}[:=]\s{0,9}(?:"((?:\\.|[^"\\]){0,400})|'((?:\\.|[^'\\]){0,400}))/iu

/** The lines that may hold the title, in order. */
export function titleLines(answer: string): string[] {
  const text = withoutThoughts(answer).trim().slice(0, MAX_CHARACTERS)
  const lines = text.split(/[\r\n\u0085\u2028\u2029]+/).filter((line) => line.trim() !== '' && !FENCE.test(line))
  const title = titleInJson(lines.join('\n').trim())
  return title === undefined ? lines : [title]
}

/** A line without its label, its quotes or Markdown, and its full stop. */
export function bareTitle(line: string): string {
  let text = line.slice(0, MAX_LINE_CHARACTERS).trim()
  for (let before = ''; before !== text; ) {
    before = text
    text = unquoted(text.replace(ELEMENT, '$2')).replace(OPENING, '').replace(LABEL, '')
    text = unquoted(text).replace(/(?<!\.)[.。．｡۔।]$/u, '')
  }
  return text
}

/** Whether a line only announces the title. */
export function announces(line: string): boolean {
  return /[:：]$/u.test(unquoted(line.slice(0, MAX_LINE_CHARACTERS)))
}

function titleInJson(text: string): string | undefined {
  if (!/^[{[]/.test(text)) return undefined
  try {
    return titleIn(JSON.parse(text)) ?? ''
  } catch {
    // Cut off, or not JSON after all.
    const match = IN_JSON.exec(text)
    const words = match?.[1] ?? match?.[2]
    return words?.replace(/\\[nrt]/g, ' ').replace(/\\(.)/gu, '$1')
  }
}

function titleIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value)) return titleIn(value[0])
  const entries = Object.entries(value)
  const [, title] = entries.find(([key]) => KEY.test(key)) ?? (entries.length === 1 ? (entries[0] ?? []) : [])
  return titleIn(title)
}

const KEY = /* @__PURE__ */ new RegExp(`^(?:chat|conversation)?[_ -]?(?:${TITLE}|name)$`, 'iu')
