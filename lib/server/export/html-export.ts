/** A chat as one self-contained HTML file: no scripts, no requests, styles included. */
import { toHtml } from 'hast-util-to-html'
import { groupTexts } from '@/lib/markdown/document/text-groups'
import { sourcesTree } from '@/lib/markdown/tree/sources-tree'
import { element, type TreeNode } from '@/lib/markdown/tree/tree'
import type { StoredMessage } from '@/lib/server/database/messages'
import { serverSlices } from '@/lib/server/give-way'
import { joinSegments } from '@/lib/shared/join-segments'
import { withoutOutlineText } from '@/lib/shared/write/read-document'
import { type CallWords, callOf, endingOf, fileWords, holdOf, timeWords } from './export-words'
import { EXPORT_STYLE } from './html-style'
import { markdownTree, type RenderBudget } from './markdown-tree'
import type { ExportedBranch } from './read-in-pages'

/** The policy is in the file itself, because it will be opened without a server. */
const EXPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

const text = (value: string): TreeNode => ({ type: 'text', value })
const html = (node: TreeNode | TreeNode[]): string => {
  const root = { type: 'root', children: Array.isArray(node) ? node : [node] }
  // The tree is hast; the libraries' types merely differ. Only KaTeX makes raw nodes.
  return toHtml(root as Parameters<typeof toHtml>[0], { allowDangerousHtml: true })
}

/** The total cost of a file's blocks: about 4 MB of ordinary prose. */
const MAX_COST = 1_000_000

/** The file, a piece at a time; the server does other work between slices. */
export async function* htmlExport(
  title: string,
  branch: ExportedBranch,
  now: Date,
  budget: RenderBudget = { slices: serverSlices(), cost: MAX_COST },
): AsyncGenerator<string> {
  const count = branch.length === 1 ? '1 message' : `${branch.length} messages`
  yield `<!doctype html>\n<html lang="en"><head>${html([
    element('meta', { charSet: 'utf-8' }, []),
    element('meta', { httpEquiv: 'Content-Security-Policy', content: EXPORT_POLICY }, []),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }, []),
    element('meta', { name: 'referrer', content: 'no-referrer' }, []),
    element('meta', { name: 'robots', content: 'noindex' }, []),
    element('title', {}, [text(title)]),
    element('style', {}, [text(EXPORT_STYLE)]),
  ])}</head><body><main>`
  yield html([
    element('h1', {}, [element('bdi', { lang: '' }, [text(title)])]),
    element('p', { className: ['quiet'] }, [text(`${count}, exported from Firstword on ${timeWords(now)}`)]),
  ])
  let place = 0
  for await (const message of branch) {
    await budget.slices.spend(MESSAGE_COST)
    yield* messageHtml(message, place, budget)
    place += 1
  }
  yield '</main></body></html>\n'
}

const MESSAGE_COST = 300
const PER_CHARACTER = 0.02

async function* messageHtml(message: StoredMessage, place: number, budget: RenderBudget): AsyncGenerator<string> {
  const { role, createdAt, metadata, parts } = message
  const isQuestion = role === 'user'
  const model = metadata.model === undefined ? [] : [text(` · ${metadata.model}`)]
  const heading = element('h2', {}, [
    text(isQuestion ? 'You' : 'Claude'),
    element('span', { className: ['quiet'] }, [
      text(' · '),
      element('time', { dateTime: createdAt.toISOString() }, [text(timeWords(createdAt))]),
      ...model,
    ]),
  ])
  yield `<article class="${isQuestion ? 'question' : 'answer'}">${html(heading)}`
  const { pieces, sources } = groupTexts(withoutOutlineText(joinSegments(parts)))
  const targets = { prefix: `source-${place}-`, titles: sources.map(({ title }) => title) }
  for (const [at, piece] of pieces.entries()) {
    if ('part' in piece) {
      const call = callOf(piece.part)
      const file = fileWords(piece.part)
      if (call) yield html(callTree(call))
      else if (file) yield html(element('p', { className: ['quiet'] }, [element('bdi', {}, [text(file)])]))
    } else if (isQuestion)
      yield html(element('p', { className: ['said'], dir: 'auto', lang: '' }, [text(piece.joined.text)]))
    else {
      yield '<div class="markdown" lang="">'
      const marked = { marks: piece.joined.marks, targets }
      for await (const nodes of markdownTree(piece.joined.text, `m${place}-${at}-`, marked, budget)) {
        const written = html(nodes)
        yield written
        await budget.slices.spend(PER_CHARACTER * written.length)
      }
      yield '</div>'
    }
  }
  if (sources.length > 0) yield html(sourcesTree(sources, targets.prefix))
  for (const line of [endingOf(message), holdOf(message)]) {
    if (line) yield html(element('p', { className: ['quiet'] }, [text(line)]))
  }
  yield '</article>\n'
}

function callTree({ name, input, result, hasFailed }: CallWords): TreeNode {
  const rows = [
    ['Input', input],
    [hasFailed ? 'Failed' : 'Result', result],
  ].flatMap(([label = '', value = '']) =>
    value === '' ? [] : [element('dt', {}, [text(label)]), element('dd', {}, [text(value)])],
  )
  return element('div', { className: ['call'] }, [
    element('p', {}, [text('Tool: '), element('code', {}, [text(name)])]),
    element('dl', {}, rows),
  ])
}
