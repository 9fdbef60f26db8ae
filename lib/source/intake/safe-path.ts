/** Names from archives, drops, requests and command lines as relative paths that lead nowhere else. */
import { mayHide, withMarksNamed } from '@/lib/shared/text/hidden-marks'
import { SOURCE_LIMITS } from '@/lib/shared/write/source-file'

/** Longer names are not even looked at. */
const MAX_NAME = 4 * SOURCE_LIMITS.pathCharacters
/** The most that file systems take for one part. */
const MAX_SEGMENT = 255
/** Deeper than any project's folders. */
const MAX_DEPTH = 40

/** Names that Windows gives to devices, in any folder and with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\.|$)/i
/** Windows drops these from the end, so that such a name is another name as well. */
const DROPPED_END = /[. ]$/
/** A backslash is a separator, and a colon follows a drive or precedes a stream, on Windows. */
const FOREIGN = /[\\:]/
const LONE_SURROGATE = /\p{Cs}/u

/** The path, in NFC and without `.`; undefined when it is not relative, not portable or not what it looks like. */
export function safePath(name: string): string | undefined {
  if (name.length > MAX_NAME || LONE_SURROGATE.test(name)) return undefined
  const normal = name.normalize('NFC')
  if (FOREIGN.test(normal) || hasMarks(normal)) return undefined
  const segments = normal.split('/')
  if (segments.length > MAX_DEPTH || !segments.every((segment) => segment === '.' || isSafe(segment))) return undefined
  const path = segments.filter((segment) => segment !== '.').join('/')
  return path === '' || path.length > SOURCE_LIMITS.pathCharacters ? undefined : path
}

const isSafe = (segment: string) =>
  segment !== '' && segment.length <= MAX_SEGMENT && !DROPPED_END.test(segment) && !DEVICE.test(segment)

/** Control characters and what is invisible or changes direction; joiners within emoji and words are none. */
const hasMarks = (text: string) => /\p{Cc}/u.test(text) || (mayHide(text) && withMarksNamed(text) !== text)

/** Accepts each path once: the first file of a name counts. */
export function createPathReader(): (name: string) => { path: string } | { reason: 'unsafe-path' | 'duplicate' } {
  const known = new Set<string>()
  return (name) => {
    const path = safePath(name)
    if (path === undefined) return { reason: 'unsafe-path' }
    if (known.has(path)) return { reason: 'duplicate' }
    known.add(path)
    return { path }
  }
}

/** The same paths without the folder that all of them are in; only one folder is taken away. */
export function withoutCommonFolder(paths: readonly string[]): string[] {
  const [first = ''] = paths
  const folder = first.slice(0, first.indexOf('/') + 1)
  const isCommon = folder !== '' && paths.every((path) => path.startsWith(folder) && path.length > folder.length)
  return isCommon ? paths.map((path) => path.slice(folder.length)) : [...paths]
}
