/** How code and formulas look in a file without the page's style sheet: colours as classes, formulas as MathML. */
import { type CodeLine, CodeLines } from '@/components/markdown/code/code-lines'
import { type LineReader, loadReader } from '@/components/markdown/code/highlight'
import { knownLanguage } from '@/components/markdown/code/languages'
import type { Look } from '@/components/markdown/static/page-look'
import { toMarkup } from '@/components/markdown/static/render-text'
import type { MathSpan } from '@/lib/markdown/parse/find-formula'
import { formulaMarkup } from '@/lib/markdown/tree/formula-markup'
import { withMarksShown } from '@/lib/markdown/tree/show-marks'
import { element, type TreeNode } from '@/lib/markdown/tree/tree'

/** A look, and the style that it needs. */
export interface FileLook extends Look {
  /** The rules of the colours used so far. */
  style(): string
}

const COLOUR = /^#[0-9a-f]{3,8}$/i

/** Makes the look of one file. */
export function createFileLook(load: (language: string) => Promise<LineReader> = loadReader): FileLook {
  const colours = new Map<string, string>()
  const blocks = new Map<string, { code: string; lines: CodeLines }>()
  const readers = new Map<string, Promise<LineReader | undefined>>()

  /** One reader for each language: code that gets another one is read again from its start. */
  function readerOf(language: string): Promise<LineReader | undefined> {
    // Without the grammar, as when it cannot be loaded, the code is plain.
    const reader = readers.get(language) ?? load(language).catch(() => undefined)
    readers.set(language, reader)
    return reader
  }

  /** The class of a token's two colours. */
  function classOf(light: string | undefined, dark: string | undefined): string | undefined {
    if (!light || !dark || !COLOUR.test(light) || !COLOUR.test(dark)) return undefined
    const rule = `light-dark(${light}, ${dark})`
    const name = colours.get(rule) ?? `c${colours.size}`
    colours.set(rule, name)
    return name
  }

  /** A finished line stays the same object, and there may be thousands of them in every state of a block. */
  const markup = new WeakMap<CodeLine, string>()
  function finishedLine(line: CodeLine): TreeNode {
    const value = markup.get(line) ?? toMarkup(nodesOfLine(line, '\n'))
    markup.set(line, value)
    return { type: 'raw', value }
  }

  function nodesOfLine({ text, tokens }: CodeLine, ending: string): TreeNode[] {
    if (!tokens?.length) return withMarksShown(text + ending)
    const nodes = tokens.flatMap((token) => {
      const name = classOf(token.light, token.dark)
      const words = withMarksShown(token.text)
      return name === undefined || token.text.trim() === '' ? words : [element('span', { className: [name] }, words)]
    })
    return ending === '' ? nodes : [...nodes, { type: 'text', value: ending }]
  }

  return {
    async code(code, language) {
      const known = knownLanguage(language)
      const reader = known === undefined ? undefined : await readerOf(known)
      const before = blocks.get(language)
      const lines = before && code.startsWith(before.code) ? before.lines : new CodeLines(() => true)
      blocks.set(language, { code, lines })
      const { groups, plain, last } = lines.update(code, reader)
      const nodes = groups.flat().map(finishedLine)
      for (const { text } of plain) nodes.push(...withMarksShown(text))
      nodes.push(...nodesOfLine(last, code === '' ? '' : '\n'))
      return element('pre', { translate: 'no', dir: 'ltr' }, [element('code', {}, nodes)])
    },
    formula: formulaNode,
    style: () => [...colours].map(([rule, name]) => `.${name} { color: ${rule}; }\n`).join(''),
  }
}

function formulaNode(span: MathSpan): TreeNode {
  const markup = formulaMarkup(span, 'mathml')
  return markup === undefined
    ? element('code', {}, [{ type: 'text', value: span.tex }])
    : { type: 'raw', value: markup }
}
