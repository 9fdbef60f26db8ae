/** Documents: an outline and sections made truthfully from the map of the code that the request carries. */
import { textOf } from '@/lib/server/simulator/request'
import { plain, type Script, type ScriptContext, type Step, say } from '@/lib/server/simulator/script'
import { ASK_OUTLINE, ASKED_SECTION } from '@/lib/shared/write/ask-words'
import type { CodeMap } from '@/lib/shared/write/code-map'
import { TEMPLATES, type Template } from '@/lib/shared/write/document'
import { outlineText, readOutline } from '@/lib/shared/write/outline-text'
import { readMapText } from '@/lib/source/map/read-map-text'
import { filesText, outlineOf, overviewText } from './document-text'

const TEMPLATE = /^Template: ([a-z-]{1,40})$/m

/** Answers the requests of a document. */
export const document: Script = {
  name: 'document',
  title: 'A document from source files',
  question: ASK_OUTLINE,
  matches: (question) =>
    question.split('\n').some((line) => plain(line) === plain(ASK_OUTLINE) || ASKED_SECTION.test(line)),
  steps(context) {
    const map = mapOf(context)
    const section = ASKED_SECTION.exec(context.question)
    return section
      ? sectionSteps(context, map, Number(section[1]), section[3] ?? '')
      : [say(outlineText(outlineOf(map, templateOf(context))))]
  },
}

const openingOf = ({ messages }: ScriptContext) => (messages[0] ? textOf(messages[0]) : '')

function mapOf(context: ScriptContext): CodeMap {
  const opening = openingOf(context)
  const [begin, end] = [opening.indexOf('<code_map>'), opening.indexOf('</code_map>')]
  return readMapText(begin < 0 || end < begin ? '' : opening.slice(begin + '<code_map>'.length, end))
}

function templateOf(context: ScriptContext): Template {
  const name = TEMPLATE.exec(openingOf(context))?.[1]
  return TEMPLATES.find((template) => template === name) ?? 'readme'
}

/** A section as the outline of the request has it, whoever wrote that. After a break only what is missing. */
function sectionSteps(context: ScriptContext, map: CodeMap, number: number, title: string): Step[] {
  const paths = new Set(map.files.map(({ path }) => path))
  const outlined = context.messages.find(({ role }) => role === 'assistant')
  const outline = readOutline(outlined ? textOf(outlined) : '', paths, '')
  const files = outline?.sections[number - 1]?.files ?? []
  const text = files.length > 0 ? filesText(map.files.filter(({ path }) => files.includes(path))) : overviewText(map)
  const before = partialOf(context, title)
  return [say(text.startsWith(before) ? text.slice(before.length) : text)]
}

/** What the section has already, where the request goes on with it. */
function partialOf({ messages }: ScriptContext, title: string): string {
  const last = messages.at(-1)
  const before = messages.at(-2)
  const asked = messages.at(-3)
  const isGoingOn = last && before?.role === 'assistant' && asked && ASKED_SECTION.exec(textOf(asked))?.[3] === title
  return isGoingOn ? textOf(before) : ''
}
