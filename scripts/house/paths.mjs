/** Checks that every path in documents and comments exists. */
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { isCode } from './files.mjs'

const DOCUMENT = /^(?:README\.md|CONTRIBUTING\.md|docs\/.*\.md)$/
/** A word with one of these endings is a file name, in whatever folder. */
const FILE_NAME = /\.(?:ts|tsx|mjs|css|md)$/
/** The syntax of a path. `<name>`, `*` and `{a,b}` are wildcards. */
const PATH = /^(?:[\w@.()[\]/-]|<[\w-]+>|\*|\{[\w,]+\})+$/
const WILDCARD = /(<[\w-]+>|\*+|\{[\w,]+\})/
const COMMENT = /(?<=^|[\s{])\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm
const AFTER_WORD = /[.,;:!?…]+$/
const LINK = /\]\(([^)\s]+)\)/g

/** The broken paths below `root`, one line each; `files` are all files there. */
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

/** Returns a test that is true for a path that exists or is not of this repository. */
function existence(files) {
  const paths = new Set(files.flatMap(withFolders))
  const endings = new Set([...paths].flatMap(endingsOf))
  const tops = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]))
  return (path) => {
    const isWhole = path.includes('/') && tops.has(path.split('/')[0])
    if (!isWhole && !FILE_NAME.test(path)) return true
    const candidates = isWhole ? paths : endings
    if (!WILDCARD.test(path)) return candidates.has(path)
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
  const pieces = path.split(WILDCARD).map((piece, index) => {
    if (index % 2 === 0) return piece.replace(/[.()[\]]/g, '\\$&')
    if (piece.startsWith('{') && piece.includes(',')) return `(?:${piece.slice(1, -1).replaceAll(',', '|')})`
    return piece === '**' ? '.*' : '[^/]*'
  })
  return new RegExp(`^${pieces.join('')}$`)
}

/** Only the comments of a text, each on its line. */
function commentsOf(text) {
  let comments = ''
  let end = 0
  for (const { 0: comment, index } of text.matchAll(COMMENT)) {
    comments += text.slice(end, index).replace(/[^\n]/g, '') + comment
    end = index + comment.length
  }
  return comments
}

/** The targets of relative links. */
function linksIn(line, file) {
  return [...line.matchAll(LINK)]
    .map(([, target]) => target.split('#')[0])
    .filter((target) => target !== '' && !/^(?:[a-z]+:|\/)/i.test(target))
    .map((target) => posix.join(posix.dirname(file), target).replace(/\/$/, ''))
}

/** Words that look like paths, with or without back-ticks. */
function namesIn(line) {
  return line
    .replace(LINK, ' ')
    .split(/[\s`"'|]+/)
    .map(trimWord)
    .filter((word) => PATH.test(word))
}

/** A word without surrounding punctuation, alias and line number. */
function trimWord(word) {
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
