/**
 * Texts that were rendered once, by name: a page names them, and the server puts their markup into its HTML, because
 * the page's data would carry it a second time.
 */

// The server may load this module twice, for pages and for what they render; this map is shared by both.
const KEY = Symbol.for('firstword.drawn-texts')

/** The markup by name; empty in a browser, where it is already in the page. */
export function renderedTexts(): Map<string, string> {
  const shared = globalThis as { [KEY]?: Map<string, string> }
  shared[KEY] ??= new Map()
  return shared[KEY]
}
