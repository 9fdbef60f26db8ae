/** The thread that maps source files: it gets them as its data, posts each file's reading, and ends. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { SourceFile } from '@/lib/shared/write/source-file'
import { mapFile } from '@/lib/source/map/map-file'
import { isMapped, mapLanguage } from '@/lib/source/map/map-language'
import { openParsers, type ParserFile } from '@/lib/source/map/parsers'

/** What the thread gets. */
export interface MapThreadData {
  files: readonly SourceFile[]
}

/** A WebAssembly file by its path in the project, because bundlers do not know it. */
function parserFile(file: ParserFile): string {
  const modules = join(process.cwd(), 'node_modules')
  return file === 'runtime'
    ? join(modules, 'web-tree-sitter', 'web-tree-sitter.wasm')
    : join(modules, '@vscode', 'tree-sitter-wasm', 'wasm', `tree-sitter-${file}.wasm`)
}

async function run({ files }: MapThreadData) {
  const languages = files.map((file) => mapLanguage(file.path)).filter(isMapped)
  const parsers = await openParsers(languages, (file) => readFile(/* turbopackIgnore: true */ parserFile(file)))
  for (const file of files) parentPort?.postMessage(mapFile(file, parsers))
}

run(workerData)
