/** Finds the file of a set that an import means. */
import type { FileMap } from '@/lib/shared/write/code-map'
import type { FileReading } from './reading'

const ENDINGS = ['', '.ts', '.tsx', '.d.ts', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs']
const INDEXES = ENDINGS.slice(1).map((ending) => `/index${ending}`)
/** An import names the compiled file; the one in the set may be its source. */
const COMPILED = /\.([cm]?)jsx?$/

/** Returns a function that finds what `from` means in a file; undefined for anything outside of the set. */
export function createResolver(byPath: ReadonlyMap<string, FileReading>) {
  const first = (paths: readonly string[]) => {
    for (const path of paths) {
      const found = byPath.get(path)
      if (found) return found
    }
    return undefined
  }
  return (map: FileMap, from: string): FileReading | undefined => {
    const folder = map.path.slice(0, Math.max(0, map.path.lastIndexOf('/')))
    return first(map.language === 'python' ? pythonPaths(folder, from) : ecmascriptPaths(folder, from))
  }
}

function ecmascriptPaths(folder: string, from: string): string[] {
  if (!from.startsWith('.')) return []
  const path = joinPath(folder, from)
  if (path === undefined) return []
  const stem = path.replace(COMPILED, '')
  const compiled = stem === path ? [] : ['.ts', '.tsx', '.d.ts', '.mts', '.cts'].map((ending) => stem + ending)
  const indexes = path === '' ? INDEXES.map((index) => index.slice(1)) : INDEXES.map((index) => path + index)
  return [...(path === '' ? [] : ENDINGS.map((ending) => path + ending)), ...compiled, ...indexes]
}

function pythonPaths(folder: string, from: string): string[] {
  const dots = from.length - from.replace(/^\.+/, '').length
  const rest = from.slice(dots).split('.').filter(Boolean).join('/')
  if (dots > 0) {
    const base = joinPath(folder, `./${'../'.repeat(dots - 1)}`)
    return base === undefined ? [] : moduleFiles(base, rest)
  }
  // `package.module` from inside of the package: its folder is one of those above.
  const parts = folder === '' ? [] : folder.split('/')
  return parts
    .slice(0, 20)
    .map((_, index) => parts.slice(0, index).join('/'))
    .concat(folder)
    .flatMap((base) => moduleFiles(base, rest))
}

function moduleFiles(base: string, rest: string): string[] {
  const path = [base, rest].filter(Boolean).join('/')
  const files = rest === '' ? [] : [`${path}.py`, `${path}.pyi`]
  return [...files, ...['__init__.py', '__init__.pyi'].map((name) => [path, name].filter(Boolean).join('/'))]
}

/** Undefined if it leaves the set. */
function joinPath(folder: string, from: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of from.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return undefined
      parts.pop()
    } else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
