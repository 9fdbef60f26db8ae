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

const MODULES = join(process.cwd(), 'node_modules')

/** WebAssembly files by their paths in the project, because bundlers do not know them; each alone, to be traced alone. */
const PARSER_FILES: Readonly<Record<ParserFile, string>> = {
  runtime: join(MODULES, 'web-tree-sitter/web-tree-sitter.wasm'),
  typescript: join(MODULES, '@vscode/tree-sitter-wasm/wasm/tree-sitter-typescript.wasm'),
  tsx: join(MODULES, '@vscode/tree-sitter-wasm/wasm/tree-sitter-tsx.wasm'),
  javascript: join(MODULES, '@vscode/tree-sitter-wasm/wasm/tree-sitter-javascript.wasm'),
  python: join(MODULES, '@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm'),
  go: join(MODULES, '@vscode/tree-sitter-wasm/wasm/tree-sitter-go.wasm'),
}

async function run({ files }: MapThreadData) {
  const languages = files.map((file) => mapLanguage(file.path)).filter(isMapped)
  const parsers = await openParsers(languages, (file) => readFile(/* turbopackIgnore: true */ PARSER_FILES[file]))
  for (const file of files) parentPort?.postMessage(mapFile(file, parsers))
}

run(workerData)
