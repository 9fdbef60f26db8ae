/** The text of one message of Claude's, with the texts that were pasted into it, and what it has beside text. */
import { z } from 'zod'
import { addOne, type LeftOutCounts, type LeftOutKind } from '@/lib/shared/api/import'
import type { ReadMessage } from './conversation'
import { fieldsOf, textOr } from './fields'

const list = z.array(z.unknown()).nullish().catch(null)

const message = z.object({
  uuid: z.string().min(1).max(200),
  sender: z.enum(['human', 'assistant']),
  text: z.string().nullish(),
  content: list,
  attachments: list,
  files: list,
})

/** What stands in `text` for blocks that an older page could not draw. */
const STAND_IN = /```\s{0,9}This block is not supported on your current device yet\.\s{0,9}```/g
/** Blocks that only keep count. */
const COUNTERS = new Set(['token_budget', 'flag'])
const IMAGE = /\.(?:png|jpe?g|gif|webp|heic|bmp|svg|tiff?)$/i

type Said = Pick<ReadMessage, 'role' | 'text' | 'leftOut'>

/** Reads a message. */
export function readClaudeMessage(posted: unknown): Said {
  const { data } = message.safeParse(posted)
  if (!data) return { role: undefined, text: '', leftOut: { messages: 1 } }
  const leftOut: LeftOutCounts = {}
  const written = textOfBlocks(data.content ?? [], leftOut)
  // In some exports one has the text, in some the other.
  const typed = written.trim() === '' ? (data.text ?? '').replace(STAND_IN, '') : written
  const pasted = textsOfFiles(data, leftOut)
  const texts = [typed, ...pasted].filter((text) => text.trim() !== '')
  return { role: data.sender === 'human' ? 'user' : 'assistant', text: texts.join('\n\n'), leftOut }
}

function textOfBlocks(blocks: readonly unknown[], leftOut: LeftOutCounts): string {
  const texts: string[] = []
  for (const posted of blocks) {
    const { type, text } = fieldsOf(posted)
    const name = textOr(type)
    const kind = name === undefined ? 'other' : kindOf(name)
    const words = kind === 'other' && name !== undefined ? textOr(text) : undefined
    if (words !== undefined) texts.push(words)
    else if (name === undefined || !COUNTERS.has(name)) addOne(leftOut, kind)
  }
  return texts.filter((text) => text.trim() !== '').join('\n\n')
}

/** The kind of a block that may have text of its own is `other`. */
function kindOf(type: string): LeftOutKind {
  if (/tool_use|tool_result/.test(type)) return 'tools'
  if (type.includes('thinking')) return 'thoughts'
  if (type === 'image') return 'images'
  return type === 'document' || type === 'file' ? 'files' : 'other'
}

function textsOfFiles({ attachments, files }: z.infer<typeof message>, leftOut: LeftOutCounts): string[] {
  const texts: string[] = []
  const seen = new Set<string>()
  for (const posted of [...(attachments ?? []), ...(files ?? [])]) {
    const { file_name, file_kind, extracted_content } = fieldsOf(posted)
    const name = textOr(file_name)?.trim() ?? ''
    const content = textOr(extracted_content) ?? ''
    const isNew = name === '' || !seen.has(name)
    seen.add(name)
    if (content.trim() !== '') texts.push(isPasted(name) ? content : `${name}:\n\n${content}`)
    // A file whose text is there may be named once more among the files.
    else if (isNew) addOne(leftOut, file_kind === 'image' || IMAGE.test(name) ? 'images' : 'files')
  }
  return texts
}

/** A name that the page gave to what was pasted says nothing. */
const isPasted = (name: string) =>
  name === '' || /^paste(?:d[ _-]?(?:text|content))?(?:[ _-]?\d*)?(?:\.txt)?$/i.test(name)
