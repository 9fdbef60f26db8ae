/** Code, plain text and marks as markup, as their components initially render them. */
import { CodeLines, MAX_AT_ONCE, MAX_LINE_CHARACTERS, MAX_MARKS, sizeOf } from '@/components/markdown/code/code-lines'
import { languageLabel } from '@/components/markdown/code/languages'
import type { MarkTargets } from '@/components/markdown/source-marks'
import { heightOf, MAX_MARKS as MAX_PIECE, type PlainPiece } from '@/lib/markdown/document/plain-pieces'
import { cutLongWords } from '@/lib/markdown/tree/long-words'
import { withMarksShown } from '@/lib/markdown/tree/show-marks'
import { element, type TreeNode } from '@/lib/markdown/tree/tree'

const text = (value: string): TreeNode => ({ type: 'text', value })

/** A block of code without highlighting; the page mounts the component in its place once it comes into view. */
export function codeElement(code: string, language: string): TreeNode {
  const label = languageLabel(language)
  const named = label === '' ? {} : { className: [`language-${label}`] }
  return element('div', codeProperties(code, language), [
    element('div', { className: ['code-bar'] }, [
      element('bdi', { className: ['code-language'] }, [text(label || 'text')]),
      element('button', { type: 'button', className: ['code-copy'], ariaLabel: 'Copy code' }, [
        element('span', { ariaHidden: 'true' }, [text('Copy')]),
      ]),
      element('span', { ariaLive: 'polite', className: ['visually-hidden'] }, []),
    ]),
    element('div', { className: ['code-scroll'], dir: 'ltr' }, [
      element('pre', { translate: 'no' }, [element('code', named, codeLines(code))]),
    ]),
  ])
}

const MAX_LANGUAGE = 200

const codeProperties = (code: string, language: string) => ({
  className: ['code-block'],
  dataLanguage: language.slice(0, MAX_LANGUAGE),
  ...(code.length > MAX_AT_ONCE && { dataLong: 'true' }),
})

/** Lines as the component has them. */
function codeLines(code: string): TreeNode[] {
  const { groups, plain, last } = new CodeLines(() => false).update(code, undefined)
  const single = groups.flat().map((line) => codeLine(`${line.text}\n`))
  const together = plain.flatMap((lines) => {
    const { text: words, longest } = lines
    if (longest > MAX_LINE_CHARACTERS)
      return words
        .slice(0, -1)
        .split('\n')
        .map((line) => codeLine(`${line}\n`))
    const style = `contain-intrinsic-size:${sizeOf(lines)}`
    return element('span', { className: ['code-line', 'code-lines'], style }, withMarksShown(words, MAX_MARKS))
  })
  return [...single, ...together, codeLine(code === '' ? '' : `${last.text}\n`)]
}

const codeLine = (value: string) => element('span', { className: ['code-line'] }, withMarksShown(value))

/** A piece of plain text. */
export function plainPieceElement({ text: words }: PlainPiece): TreeNode {
  const style = `contain-intrinsic-block-size:${heightOf(words)}`
  const cut = cutLongWords(words)?.map((word) =>
    element('span', word.isWord ? { className: ['long-word'] } : {}, withMarksShown(word.text, MAX_PIECE)),
  )
  return element('span', { className: ['text-piece'], style }, cut ?? withMarksShown(words, MAX_PIECE))
}

/** The pieces of a plain text, with a note that says so, and whether its end is missing. */
export function plainElements(pieces: TreeNode[], isCut = false): TreeNode[] {
  const end = isCut ? ' It is too long for this page: the rest is not shown.' : ''
  return [
    element('pre', { className: ['plain-block'], dir: 'auto', lang: '' }, pieces),
    element('p', { className: ['plain-note'] }, [text(`This part is shown as plain text.${end}`)]),
  ]
}

/** Marks after a text; a number without a source is left out. */
export function marksElement(numbers: readonly number[], { prefix, titles }: MarkTargets): TreeNode {
  const links = numbers.flatMap((number) => {
    const title = titles[number - 1]
    if (title === undefined) return []
    const label = { ariaLabel: `Source ${number}: ${title}`, title }
    return [element('a', { href: `#${prefix}${number}`, ...label }, [text(`[${number}]`)])]
  })
  return element('sup', { className: ['source-marks'] }, links)
}
