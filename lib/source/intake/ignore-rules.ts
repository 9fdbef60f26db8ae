/** A project's own .gitignore. */
import ignore from 'ignore'

/** The library makes an expression of each pattern, so their number and shape are bounded. */
const MAX_PATTERNS = 500
const MAX_PATTERN = 200
/** More stars in one name backtrack for too long; few projects have a handful of patterns with two. */
const MAX_STARS = 2
const MAX_WIDE_PATTERNS = 20
/** `**` for any folders. */
const MAX_FOLDER_STARS = 2

/** Whether the project leaves a file out; nothing is left out by what cannot be read. */
export function readIgnoreRules(text: string): (path: string) => boolean {
  const rules = ignore({ allowRelativePaths: true })
  let wide = 0
  const isBounded = (pattern: string) => {
    const parts = pattern.split('/')
    if (pattern.length > MAX_PATTERN || parts.filter((part) => part === '**').length > MAX_FOLDER_STARS) return false
    const most = Math.max(...parts.map(starsIn))
    if (most < MAX_STARS) return true
    wide += 1
    return most === MAX_STARS && wide <= MAX_WIDE_PATTERNS
  }
  const patterns = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .slice(0, MAX_PATTERNS)
    .filter(isBounded)
  try {
    rules.add(patterns)
  } catch {
    // A pattern that is no expression.
    return () => false
  }
  return (path) => rules.ignores(path)
}

const starsIn = (part: string) => (part === '**' ? 0 : part.split('*').length - 1)
