/** Loads the parser and the grammars, in Node and in browsers; where their files come from is the caller's matter. */
import { Language, Parser, type Tree } from 'web-tree-sitter'
import { MAPPED_LANGUAGES, type MappedLanguage } from '@/lib/shared/write/code-map'

/** What is read to parse a language: the parser itself, or a grammar. */
export type ParserFile = 'runtime' | MappedLanguage

/** Parsers of some languages. */
export interface Parsers {
  /** The tree of a text, to be deleted by the caller; undefined if it takes too long, or more memory than there is. */
  parse(language: MappedLanguage, text: string): Tree | undefined
}

/** How long the parser may take for one file. Ordinary files of a megabyte take a tenth of it. */
const FILE_LIMIT_MS = 2_000
/** Of the parser's memory; a page has 64 KiB. */
const MEMORY_PAGES = { initial: 512, maximum: 6_144 }

let runtime: Promise<void> | undefined

/** Opens parsers of these languages. `read` gets the bytes of a WebAssembly file. */
export async function openParsers(
  languages: Iterable<MappedLanguage>,
  read: (file: ParserFile) => Promise<Uint8Array>,
  limitMs = FILE_LIMIT_MS,
): Promise<Parsers> {
  runtime ??= openRuntime(read)
  await runtime.catch((error) => {
    runtime = undefined
    throw error
  })
  const wanted = new Set(languages)
  const grammars = new Map<MappedLanguage, Language>()
  for (const language of MAPPED_LANGUAGES) {
    if (wanted.has(language)) grammars.set(language, await Language.load(await read(language)))
  }
  let parser = new Parser()
  return {
    parse(language, text) {
      const grammar = grammars.get(language)
      if (!grammar) throw new Error(`The parser of ${language} is not loaded.`)
      const end = performance.now() + limitMs
      try {
        parser.setLanguage(grammar)
        const tree = parser.parse(text, null, { progressCallback: () => performance.now() > end })
        // It would go on with this file otherwise.
        if (!tree) parser.reset()
        return tree ?? undefined
      } catch {
        // WebAssembly ran out of memory or of its stack: this file stays unread.
        parser = new Parser()
        return undefined
      }
    },
  }
}

async function openRuntime(read: (file: ParserFile) => Promise<Uint8Array>): Promise<void> {
  const wasmBinary = await read('runtime')
  await Parser.init({ wasmBinary, wasmMemory: new WebAssembly.Memory(MEMORY_PAGES) } as Parameters<
    typeof Parser.init
  >[0])
}
