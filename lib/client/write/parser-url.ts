/** The addresses of the parser's WebAssembly files, which this site serves itself, under names of their content. */
import type { ParserFile } from '@/lib/source/map/parsers'

/** Bundlers see these only as they are written here. */
const URLS: Readonly<Record<ParserFile, () => URL>> = {
  runtime: () => new URL('web-tree-sitter/web-tree-sitter.wasm', import.meta.url),
  typescript: () => new URL('@vscode/tree-sitter-wasm/wasm/tree-sitter-typescript.wasm', import.meta.url),
  tsx: () => new URL('@vscode/tree-sitter-wasm/wasm/tree-sitter-tsx.wasm', import.meta.url),
  javascript: () => new URL('@vscode/tree-sitter-wasm/wasm/tree-sitter-javascript.wasm', import.meta.url),
  python: () => new URL('@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm', import.meta.url),
  go: () => new URL('@vscode/tree-sitter-wasm/wasm/tree-sitter-go.wasm', import.meta.url),
}

/** Where a file of the parser is. */
export const parserUrl = (file: ParserFile): string => URLS[file]().href
