/** Comments as plain text, without the marks that make them comments. */

/** No comment is longer in a map. */
export const MAX_COMMENT_CHARACTERS = 2_000

/** A comment is read no further than this, whatever it contains. */
const MAX_READ = 20_000

/** For machines, or about rights, and not about the code. */
const NO_DESCRIPTION =
  /^(?:eslint|biome-|prettier-|@ts-|jshint|jslint|istanbul|c8 |v8 |tslint|globals? |<reference|go:|\+build|pylint|type:|noqa|-\*-|!|#!|copyright|\(c\)|@license|@flow|@jsx|spdx-|licensed under|use of this source)/i

/** Whether a comment, as plain text, says nothing about the code. */
export const isNoDescription = (text: string) => NO_DESCRIPTION.test(text.trimStart())

/** Block comments, `// …` and `# …`, one or several of them in a row. */
export function plainComment(comments: readonly string[]): string | undefined {
  const text = comments.map((comment) => (comment.startsWith('/*') ? blockText(comment) : lineText(comment))).join('\n')
  return shortComment(text)
}

/** A text bounded and without empty lines around it; undefined if nothing is left. */
export function shortComment(text: string): string | undefined {
  const lines = text.slice(0, MAX_READ).split('\n')
  while (lines.length > 0 && lines[0]?.trim() === '') lines.shift()
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop()
  const bare = lines.map((line) => line.trimEnd()).join('\n')
  if (bare === '') return undefined
  return bare.length > MAX_COMMENT_CHARACTERS ? `${bare.slice(0, MAX_COMMENT_CHARACTERS - 1)}…` : bare
}

function blockText(comment: string): string {
  const end = comment.endsWith('*/') && comment.length >= 4 ? comment.length - 2 : comment.length
  let start = 2
  while (start < end && (comment[start] === '*' || comment[start] === '!')) start += 1
  return comment.slice(start, end).slice(0, MAX_READ).split('\n').map(withoutStar).join('\n')
}

/** The indent and the star of a line, and one space behind it; indents behind the star are the author's. */
function withoutStar(line: string, index: number): string {
  const text = line.trimStart()
  if (index > 0 && text.startsWith('*')) return text.startsWith('* ') ? text.slice(2) : text.slice(1)
  return text
}

function lineText(comment: string): string {
  const text = comment.slice(0, MAX_READ)
  let start = 0
  const mark = text.startsWith('#') ? '#' : '/'
  while (start < text.length && text[start] === mark) start += 1
  if (mark === '#' && text[start] === ':') start += 1
  return text[start] === ' ' ? text.slice(start + 1) : text.slice(start)
}

/** A Python docstring as Python's own tools show it: without the indent that all lines but the first share. */
export function plainDocstring(text: string): string | undefined {
  const [first = '', ...rest] = text.slice(0, MAX_READ).replaceAll('\t', '        ').split('\n')
  const indents = rest.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length)
  const indent = indents.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY)
  return shortComment([first.trimStart(), ...rest.map((line) => line.slice(indent))].join('\n'))
}
