/** How long a map of 2 MB of source in 500 files takes, on a thread as on the server. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type BenchOptions, median, numberOf, printTable } from '@/bench/support'
import { mapSources } from '@/lib/server/write/map-sources'
import type { SourceFile } from '@/lib/shared/write/source-file'
import { isMapped, mapLanguage } from '@/lib/source/map/map-language'
import { toMapText } from '@/lib/source/map/map-text'
import { root } from '@/scripts/install.mjs'

const FILES = 500
const BYTES = 2 * 1024 * 1024
const MAX_MEDIAN_MS = 5_000

/** Measures it; fails when it takes too long. */
export async function measureMap(options: BenchOptions) {
  const files = writtenSources()
  const bytes = files.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0)
  const times: number[] = []
  let names = 0
  let partial = 0
  let characters = 0
  for (let round = 0; round < numberOf(options, 'rounds', 5); round++) {
    const began = performance.now()
    const map = await mapSources(files, new AbortController().signal)
    characters = toMapText(map, { maxCharacters: 400_000 }).length
    times.push(performance.now() - began)
    names = map.files.reduce((sum, file) => sum + file.exports.length, 0)
    partial = map.files.filter((file) => file.isPartial).length
  }
  printTable('write: from the files to the text of their map', [
    ['files', 'bytes', 'names', 'partial', 'characters', 'median ms', 'slowest ms'],
    [files.length, bytes, names, partial, characters, median(times).toFixed(0), Math.max(...times).toFixed(0)].map(
      String,
    ),
  ])
  if (files.length < FILES || bytes < BYTES * 0.9 || median(times) > MAX_MEDIAN_MS) {
    console.error(`write: the map takes more than ${MAX_MEDIAN_MS} ms, or too little source`)
    process.exitCode = 1
  }
}

/** Sources of the packages here, spread over all of them. */
export function writtenSources(count = FILES): SourceFile[] {
  const found = readdirSync(join(root, 'node_modules'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isMapped(mapLanguage(entry.name)) && !/\.min\.|\.map$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ path, size: statSync(path).size }))
    // So many files of such sizes come to 2 MB.
    .filter(({ size }) => size > 2_000 && size < 7_500)
    .sort((a, b) => a.path.localeCompare(b.path))
  const step = Math.max(1, Math.floor(found.length / count))
  const chosen = found.filter((_, index) => index % step === 0).slice(0, count)
  return chosen.map(({ path }) => ({
    path: path.slice(root.length).replace(/^\//, ''),
    content: readFileSync(path, 'utf8'),
  }))
}
