/** A chat as one Markdown text: who spoke when, and what they wrote, to the letter. */

import { closesFence, openingFence } from '@/lib/markdown/block-starts'
import type { StoredMessage } from '@/lib/server/database/messages'
import { joinSeams } from '@/lib/shared/join-seams'
import { groupTexts, sourcesMarkdown, withMarks } from '@/lib/shared/text-groups'
import { type CallWords, callOf, endingOf, fileWords, timeWords } from './export-words'

/** The text, a message at a time. */
export function* markdownExport(title: string, branch: readonly StoredMessage[], now: Date): Generator<string> {
  const count = branch.length === 1 ? '1 message' : `${branch.length} messages`
  yield `# ${escaped(title)}\n\n*${count}, exported from Firstword on ${timeWords(now)}*\n`
  for (const message of branch) yield messageText(message)
}

function messageText(message: StoredMessage): string {
  const { role, createdAt, metadata, parts } = message
  const who = role === 'user' ? 'You' : 'Claude'
  const model = metadata.model === undefined ? '' : ` · ${escaped(metadata.model)}`
  const pieces = [`\n## ${who} · ${timeWords(createdAt)}${model}`]
  const { pieces: grouped, sources } = groupTexts(joinSeams(parts))
  for (const piece of grouped) {
    if ('joined' in piece) {
      const text = withMarks(piece.joined).trimEnd()
      if (text.trim() !== '') pieces.push(withClosedFence(text))
      continue
    }
    const call = callOf(piece.part)
    const file = fileWords(piece.part)
    if (call) pieces.push(callText(call))
    else if (file) pieces.push(`*${escaped(file)}*`)
  }
  if (sources.length > 0) pieces.push(sourcesMarkdown(sources))
  const ending = endingOf(message)
  if (ending) pieces.push(`*${ending}*`)
  return `${pieces.join('\n\n')}\n`
}

function callText({ name, input, result, hasFailed }: CallWords): string {
  const body = [input && `Input: ${input}`, result && `${hasFailed ? 'Failed' : 'Result'}: ${result}`]
  const text = body.filter(Boolean).join('\n\n')
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `**Tool: ${escaped(name)}**\n\n${fence}text\n${text}\n${fence}`
}

const escaped = (text: string) => text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&')

/** A text that was cut within code would draw all that follows into it: its fence is closed. */
function withClosedFence(text: string): string {
  let open: ReturnType<typeof openingFence>
  for (const line of text.split('\n')) {
    const bare = /^ {0,3}(\S.*)$/.exec(line)?.[1]
    if (bare === undefined) continue
    if (!open) open = openingFence(bare)
    else if (closesFence(bare, open)) open = undefined
  }
  return open ? `${text}\n${open.char.repeat(open.size)}` : text
}
