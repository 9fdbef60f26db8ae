/** How large folders and files may be. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CODE_FOLDERS, isSource } from './files.mjs'

export const MAX_FILES_IN_FOLDER = 25
export const MAX_LINES = 300

/** What is too large below `root`, one line each; `files` are all the files there. */
export function findOversizes(root, files) {
  const sources = files.filter((path) => isSource(path) && CODE_FOLDERS.includes(path.split('/')[0]))
  return [...fullFolders(sources), ...longFiles(root, sources), ...filesWithoutRoom(files)]
}

function fullFolders(sources) {
  const counts = new Map()
  for (const path of sources) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count > MAX_FILES_IN_FOLDER)
    .map(([folder, count]) => `${folder}: ${count} source files, at most ${MAX_FILES_IN_FOLDER}; divide it by subject`)
}

function longFiles(root, sources) {
  return sources.flatMap((path) => {
    const count = readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length
    return count > MAX_LINES ? [`${path}: ${count} lines, at most ${MAX_LINES}`] : []
  })
}

function filesWithoutRoom(files) {
  return files
    .filter((path) => /^lib\/client\/[^/]+$/.test(path))
    .map((path) => `${path}: lib/client has folders only; put it into the one it belongs to`)
}
