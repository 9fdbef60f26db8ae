/** The text of one message of ChatGPT's, and what it has beside text. */
import { z } from 'zod'
import { fenceAround } from '@/lib/markdown/parse/close-blocks'
import { addCounts, addOne, type LeftOutCounts } from '@/lib/shared/api/import'
import { answerWithoutMarks, questionWithoutMarks } from './chatgpt-marks'
import { type ReadMessage, timeOf } from './conversation'
import { fieldsOf, textOr } from './fields'

const message = z.object({
  author: z.object({ role: z.string() }),
  content: z.looseObject({
    content_type: z.string(),
    parts: z.array(z.unknown()).nullish(),
    text: z.unknown().optional(),
    result: z.unknown().optional(),
    language: z.unknown().optional(),
  }),
  create_time: z.number().nullish(),
  recipient: z.string().nullish(),
  metadata: z
    .object({
      is_visually_hidden_from_conversation: z.boolean().nullish(),
      attachments: z.array(z.unknown()).nullish().catch(null),
      content_references: z.array(z.unknown()).nullish().catch(null),
      citations: z.array(z.unknown()).nullish().catch(null),
    })
    .nullish()
    .catch(null),
})

type Message = z.infer<typeof message>
type Content = Message['content']
type Said = Omit<ReadMessage, 'id' | 'parentId'>

/** What kinds of content are nobody's words to anybody. */
const UNSAID: ReadonlyMap<string, keyof LeftOutCounts> = new Map([
  ['thoughts', 'thoughts'],
  ['reasoning_recap', 'thoughts'],
  ['user_editable_context', 'instructions'],
  ['model_editable_context', 'instructions'],
])

const NOBODY: Said = { role: undefined, text: '', createdAt: undefined, leftOut: {} }

/** Reads a message; the root of the tree has none. */
export function readMessage(posted: unknown): Said {
  if (posted === null || posted === undefined) return NOBODY
  const { data } = message.safeParse(posted)
  if (!data) return { ...NOBODY, leftOut: { messages: 1 } }
  const { author, content, recipient, create_time, metadata } = data
  const unsaid = UNSAID.get(content.content_type)
  if (unsaid === 'instructions') return { ...NOBODY, leftOut: hasWords(content) ? { instructions: 1 } : {} }
  if (metadata?.is_visually_hidden_from_conversation === true || author.role === 'system') return NOBODY
  if (unsaid) return { ...NOBODY, leftOut: { [unsaid]: 1 } }
  const isForPeople = recipient === null || recipient === undefined || recipient === 'all'
  const createdAt = timeOf(create_time)
  if ((author.role !== 'user' && author.role !== 'assistant') || !isForPeople) {
    const { images = 0 } = readParts(content.parts ?? []).leftOut
    // A picture that a tool has made is an answer.
    return images > 0
      ? { role: 'assistant', text: '', createdAt, leftOut: { images } }
      : { ...NOBODY, leftOut: { tools: 1 } }
  }
  const { text, leftOut } = readContent(content)
  addAttachments(leftOut, metadata?.attachments ?? [])
  const said = author.role === 'user' ? questionWithoutMarks(text) : answerWithoutMarks(text, metadata ?? {})
  return { role: author.role, text: said, createdAt, leftOut }
}

interface Words {
  text: string
  leftOut: LeftOutCounts
}

function readContent({ content_type, parts, text, result, language }: Content): Words {
  const words = typeof text === 'string' ? text : typeof result === 'string' ? result : ''
  if (content_type === 'code' || content_type === 'execution_output') {
    return { text: words.trim() === '' ? '' : codeBlock(words, language), leftOut: {} }
  }
  if (content_type === 'tether_quote') return { text: words.replace(/^/gm, '> '), leftOut: {} }
  const read = readParts(parts ?? [])
  if (read.text.trim() !== '' || Object.keys(read.leftOut).length > 0) return read
  const isText = content_type === 'text' || content_type === 'multimodal_text'
  return { text: words, leftOut: words.trim() === '' && !isText ? { other: 1 } : {} }
}

function codeBlock(code: string, language: unknown): string {
  const mark = fenceAround(code)
  const name = typeof language === 'string' && /^(?!unknown$)[\w+#.-]{1,40}$/.test(language) ? language : ''
  return `${mark}${name}\n${code}\n${mark}`
}

function readParts(parts: readonly unknown[]): Words {
  const texts: string[] = []
  const leftOut: LeftOutCounts = {}
  for (const part of parts) {
    const { content_type, text } = fieldsOf(part)
    const words = textOr(part) ?? textOr(text)
    if (words === undefined) addOne(leftOut, kindOf(textOr(content_type) ?? ''))
    else if (words.trim() !== '') texts.push(words)
  }
  return { text: texts.join('\n\n'), leftOut }
}

function kindOf(contentType: string): keyof LeftOutCounts {
  if (/audio|video/.test(contentType)) return 'audio'
  return contentType.includes('image') ? 'images' : 'other'
}

/** Attached pictures are among the parts, too. */
function addAttachments(leftOut: LeftOutCounts, attachments: readonly unknown[]): void {
  const isImage = attachments.map((posted) => {
    const { mime_type, mimeType } = fieldsOf(posted)
    return (textOr(mime_type) ?? textOr(mimeType) ?? '').startsWith('image/')
  })
  const images = isImage.filter(Boolean).length
  addCounts(leftOut, { files: isImage.length - images, images: Math.max(0, images - (leftOut.images ?? 0)) })
}

function hasWords(content: Content): boolean {
  return Object.entries(content).some(
    ([key, value]) => key !== 'content_type' && typeof value === 'string' && value.trim() !== '',
  )
}
