/** The repository's files, as its checks see them. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where code is; everything below is checked. */
export const CODE_FOLDERS = ['app', 'components', 'lib', 'bench', 'scripts', 'e2e', 'examples']

/** What tools put into the folder; no file of ours is in them. */
const MADE = new Set(['node_modules', '.git', '.next', '.data', 'test-results', 'playwright-report'])

const SOURCE = /\.(?:ts|tsx|mjs|css)$/
const TEST = /\.(?:test|spec|contract)\.\w+$/
const NO_SOURCE = /(?:^|\/)(?:fixtures|migrations)\//

/** All files below `root`, by their paths from there. */
export function listFiles(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (MADE.has(entry.name)) return []
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      return entry.isDirectory() ? listFiles(root, path) : [path]
    })
}

/** Whether a file has code in it, tests included. */
export function isCode(path) {
  return SOURCE.test(path)
}

/** Whether a file is source in the narrow sense: no test, nothing made for tests, nothing generated. */
export function isSource(path) {
  return isCode(path) && !TEST.test(path) && !NO_SOURCE.test(path)
}
