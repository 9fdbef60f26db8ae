/** The repository's files, for the checks. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The folders with code, which are checked. */
export const CODE_FOLDERS = ['app', 'components', 'lib', 'bench', 'scripts', 'e2e', 'examples']

/** Folders made by tools. */
const GENERATED = new Set(['node_modules', '.git', '.next', '.data', 'test-results', 'playwright-report'])

const SOURCE = /\.(?:ts|tsx|mjs|css)$/
const TEST = /\.(?:test|spec|contract)\.\w+$/
const NO_SOURCE = /(?:^|\/)(?:fixtures|migrations)\//

/** The paths of all files, relative to `root`. */
export function listFiles(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (GENERATED.has(entry.name)) return []
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      return entry.isDirectory() ? listFiles(root, path) : [path]
    })
}

/** Whether a file is code, tests included. */
export function isCode(path) {
  return SOURCE.test(path)
}

/** Whether a file is source in the narrow sense: no test, no fixture, nothing generated. */
export function isSource(path) {
  return isCode(path) && !TEST.test(path) && !NO_SOURCE.test(path)
}
