/**
 * Texts that were drawn once, by their names: a page names them, and the server puts their markup into its HTML, as the
 * page's data would carry it a second time.
 */

// The server loads a module once for pages and once for what they draw: this is the one place that both share.
const KEY = Symbol.for('firstword.drawn-texts')

/** The markup by name; in a browser there is none, as it is in the page already. */
export function renderedTexts(): Map<string, string> {
  const shared = globalThis as { [KEY]?: Map<string, string> }
  shared[KEY] ??= new Map()
  return shared[KEY]
}
