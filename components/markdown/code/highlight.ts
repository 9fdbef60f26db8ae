/** Highlights code line by line: a finished line is tokenized once, and passes its grammar state to the next. */

import type { GrammarState, HighlighterCore, LanguageRegistration } from 'shiki/core'
import { type Lazy, lazy } from '@/components/ui/lazy-module'
import { loadLanguage } from './languages'
import { patient } from './patient'

/** A token of a line with its two colours. */
export interface Token {
  readonly text: string
  readonly light: string | undefined
  readonly dark: string | undefined
}

/** The tokens of one line. */
export type LineTokens = readonly Token[]

/** Tokenizes one line after another. */
export interface LineReader {
  /** The tokens of the line, and the state in which the next one starts. */
  read(line: string, state: GrammarState | undefined): { tokens: LineTokens; state: GrammarState | undefined }
}

const LIGHT = 'github-light-high-contrast'
const DARK = 'github-dark-default'

/**
 * The first line of a language compiles its regular expressions, which takes a slow device longer than Shiki's own limit of
 * half a second. A line that is given up never gets its colours.
 */
const MAX_LINE_MS = 5_000

async function createCore(): Promise<HighlighterCore> {
  const [{ createHighlighterCore }, { createJavaScriptRegexEngine }, light, dark] = await Promise.all([
    import('shiki/core'),
    import('shiki/engine/javascript'),
    import('@shikijs/themes/github-light-high-contrast'),
    import('@shikijs/themes/github-dark-default'),
  ])
  const engine = createJavaScriptRegexEngine({ forgiving: true })
  return createHighlighterCore({ engine, themes: [light.default, dark.default], langs: [] })
}

let core: Promise<HighlighterCore> | undefined

const loadCore = () => {
  core ??= createCore().catch((error) => {
    core = undefined
    throw error
  })
  return core
}

/** Loads the highlighter and one language; rejects when that fails. */
export async function loadReader(language: string): Promise<LineReader> {
  return readerOf(language, await Promise.all([loadCore(), loadLanguage(language)]))
}

async function readerOf(
  language: string,
  [highlighter, grammar]: readonly [HighlighterCore, LanguageRegistration[]],
): Promise<LineReader> {
  await highlighter.loadLanguage(...grammar)
  return {
    read(line, state) {
      const options = {
        lang: language,
        themes: { light: LIGHT, dark: DARK },
        defaultColor: false as const,
        tokenizeTimeLimit: MAX_LINE_MS,
      }
      const result = highlighter.codeToTokens(line, state ? { ...options, grammarState: state } : options)
      const tokens = (result.tokens[0] ?? []).map((token) => ({
        text: token.content,
        light: token.htmlStyle?.['--shiki-light'],
        dark: token.htmlStyle?.['--shiki-dark'],
      }))
      return { tokens, state: result.grammarState }
    },
  }
}

/** Shared by the blocks of all languages. */
const loadCorePatiently = patient(loadCore)
const readers = new Map<string, Lazy<LineReader>>()

/** The reader of a language, loaded when first needed. */
export function readerFor(language: string): Lazy<LineReader> {
  const cached = readers.get(language)
  if (cached) return cached
  const loadGrammar = patient(() => loadLanguage(language))
  const reader = lazy(async () => readerOf(language, await Promise.all([loadCorePatiently(), loadGrammar()])))
  readers.set(language, reader)
  return reader
}
