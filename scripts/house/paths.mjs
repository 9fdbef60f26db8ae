/** Paths that documents and comments name: each must lead to something that exists. */
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { isCode } from './files.mjs'

const DOCUMENT = /^(?:README\.md|CONTRIBUTING\.md|docs\/.*\.md)$/
/** A word with one of these endings is the name of a file, wherever that may be. */
const FILE_NAME = /\.(?:ts|tsx|mjs|css|md)$/
/** What a path consists of. `<name>`, `*` and `{a,b}` stand for what may be in their place. */
const PATH = /^(?:[\w@.()[\]/-]|<[\w-]+>|\*|\{[\w,]+\})+$/
const PLACE = /(<[\w-]+>|\*+|\{[\w,]+\})/
const COMMENT = /(?<=^|[\s{])\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm
const AFTER_WORD = /[.,;:!?…]+$/
const LINK = /\]\(([^)\s]+)\)/g

/** The broken paths below `root`, one line each; `files` are all the files there. */
export function findBrokenPaths(root, files) {
  const exists = existence(files)
  return files.flatMap((file) => {
    const isDocument = DOCUMENT.test(file)
    if (!isDocument && !isCode(file)) return []
    const text = readFileSync(join(root, file), 'utf8')
    const lines = (isDocument ? text : commentsOf(text)).split('\n')
    return lines.flatMap((line, index) =>
      [...(isDocument ? linksIn(line, file) : []), ...namesIn(line)]
        .filter((name) => !exists(name))
        .map((name) => `${file}:${index + 1}: there is no ${name}`),
    )
  })
}

/** (path) -> whether there is such a file or folder, or whether it is no path of this repository at all. */
function existence(files) {
  const known = new Set(files.flatMap(withFolders))
  const endings = new Set([...known].flatMap(endingsOf))
  const tops = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]))
  return (path) => {
    const isWhole = path.includes('/') && tops.has(path.split('/')[0])
    if (!isWhole && !FILE_NAME.test(path)) return true
    const candidates = isWhole ? known : endings
    if (!PLACE.test(path)) return candidates.has(path)
    const pattern = patternOf(path)
    return [...candidates].some((candidate) => pattern.test(candidate))
  }
}

/** `a/b/c` -> `a/b/c`, `a/b`, `a` */
function withFolders(file) {
  const parts = file.split('/')
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'))
}

/** `a/b/c` -> `a/b/c`, `b/c`, `c` */
function endingsOf(path) {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(index).join('/'))
}

function patternOf(path) {
  const pieces = path.split(PLACE).map((piece, index) => {
    if (index % 2 === 0) return piece.replace(/[.()[\]]/g, '\\$&')
    if (piece.startsWith('{') && piece.includes(',')) return `(?:${piece.slice(1, -1).replaceAll(',', '|')})`
    return piece === '**' ? '.*' : '[^/]*'
  })
  return new RegExp(`^${pieces.join('')}$`)
}

/** The text with nothing but its comments, each on its line. */
function commentsOf(text) {
  let comments = ''
  let end = 0
  for (const { 0: comment, index } of text.matchAll(COMMENT)) {
    comments += text.slice(end, index).replace(/[^\n]/g, '') + comment
    end = index + comment.length
  }
  return comments
}

/** Where relative links lead to. */
function linksIn(line, file) {
  return [...line.matchAll(LINK)]
    .map(([, target]) => target.split('#')[0])
    .filter((target) => target !== '' && !/^(?:[a-z]+:|\/)/i.test(target))
    .map((target) => posix.join(posix.dirname(file), target).replace(/\/$/, ''))
}

/** Words that look like paths, in back-ticks or not. */
function namesIn(line) {
  return line
    .replace(LINK, ' ')
    .split(/[\s`"'|]+/)
    .map(trimmed)
    .filter((word) => PATH.test(word))
}

/** A word without the marks around it, the alias, and a line's number. */
function trimmed(word) {
  let bare = word.replace(/^[[(]+(?=\w)/, '').replace(AFTER_WORD, '')
  for (const [open, close] of ['()', '[]']) {
    if (bare.endsWith(close) && bare.split(open).length < bare.split(close).length) bare = bare.slice(0, -1)
  }
  return bare
    .replace(AFTER_WORD, '')
    .replace(/:\d+$/, '')
    .replace(/^(?:@|\.)\//, '')
    .replace(/\/$/, '')
}
