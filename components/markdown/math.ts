/** Draws formulas with KaTeX; loaded only when an answer holds math. */

import 'katex/dist/katex.min.css'
import rehypeKatex from 'rehype-katex'

/** The plugin and its settings, which allow no links, images or HTML, and bound what a formula may expand to. */
export const katexPlugin: [typeof rehypeKatex, Parameters<typeof rehypeKatex>[0]] = [
  rehypeKatex,
  { trust: false, strict: 'ignore', maxExpand: 1000, maxSize: 20, errorColor: 'currentColor' },
]
