/** A chat as one Markdown text: who wrote what, and when. Nothing in a message can pass for a speaker's heading. */

import { withMarks } from '@/lib/markdown/document/marks-in-source'
import { groupTexts, sourcesMarkdown } from '@/lib/markdown/document/text-groups'
import { closeBlocks, closeMath, fenceAround } from '@/lib/markdown/parse/close-blocks'
import type { StoredMessage } from '@/lib/server/database/messages'
import { joinSegments } from '@/lib/shared/join-segments'
import { escapeMarkdown } from '@/lib/shared/text/escape-markdown'
import { withoutOutlineText } from '@/lib/shared/write/read-document'
import { type CallWords, callOf, endingOf, fileWords, holdOf, timeWords } from './export-words'
import type { ExportedBranch } from './read-in-pages'
import { SPEAKERS, speech } from './speech'

/** The text, a message at a time. */
export async function* markdownExport(title: string, branch: ExportedBranch, now: Date): AsyncGenerator<string> {
  const count = branch.length === 1 ? '1 message' : `${branch.length} messages`
  yield `# ${escapeMarkdown(title)}\n\n*${count}, exported from Firstword on ${timeWords(now)}*\n`
  for await (const message of branch) yield messageText(message)
}

function messageText(message: StoredMessage): string {
  const { role, createdAt, metadata, parts } = message
  const model = metadata.model === undefined ? '' : ` · ${escapeMarkdown(metadata.model)}`
  const pieces = [`\n## ${SPEAKERS[role]} · ${timeWords(createdAt)}${model}`]
  const { pieces: grouped, sources } = groupTexts(withoutOutlineText(joinSegments(parts)))
  for (const piece of grouped) {
    if ('joined' in piece) {
      const text = withMarks(piece.joined).trimEnd()
      if (text.trim() !== '') pieces.push(role === 'assistant' ? closeMath(said(text)) : said(text))
      continue
    }
    const call = callOf(piece.part)
    const file = fileWords(piece.part)
    if (call) pieces.push(callText(call))
    else if (file) pieces.push(`*${escapeMarkdown(file)}*`)
  }
  if (sources.length > 0) pieces.push(sourcesMarkdown(sources))
  const ending = endingOf(message)
  if (ending) pieces.push(`*${ending}*`)
  const hold = holdOf(message)
  if (hold) pieces.push(`*${escapeMarkdown(hold)}*`)
  return `${pieces.join('\n\n')}\n`
}

function callText({ name, input, result, hasFailed }: CallWords): string {
  const body = [input && `Input: ${input}`, result && `${hasFailed ? 'Failed' : 'Result'}: ${result}`]
  const text = body.filter(Boolean).join('\n\n')
  const fence = fenceAround(text)
  return `**Tool: ${escapeMarkdown(name)}**\n\n${fence}text\n${text}\n${fence}`
}

const said = (text: string) => closeBlocks(speech(text))
