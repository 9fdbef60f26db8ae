/** Renders formulas with KaTeX; loaded only when an answer contains math. */

import 'katex/dist/katex.min.css'
import type { ReactNode } from 'react'
import Markdown, { type Options } from 'react-markdown'
import rehypeKatex from 'rehype-katex'
import type { MathSpan } from '@/lib/markdown/parse/find-formula'
import { mathElement } from '@/lib/markdown/tree/math-spans'
import { urlPolicy } from '@/lib/markdown/tree/url-policy'

/** Allow no links, images or HTML, and bound what a formula may expand to. */
const SETTINGS: Parameters<typeof rehypeKatex>[0] = {
  trust: false,
  strict: 'ignore',
  maxExpand: 1000,
  maxSize: 20,
  errorColor: 'currentColor',
}
const MAX_CACHED = 1000

const cache = new Map<string, ReactNode>()

function renderOnce(span: MathSpan): ReactNode {
  const place = () => (tree: { children: unknown[] }) => {
    tree.children = [mathElement(span)]
  }
  const rehypePlugins: Options['rehypePlugins'] = [place, [rehypeKatex, SETTINGS], urlPolicy]
  // A plain function without hooks: it runs the plugins and creates elements.
  return Markdown({ children: '', rehypePlugins })
}

/** Whether the formula is cached, so that rendering it costs next to nothing. */
export const isCached = ({ tex, display }: MathSpan) => cache.has(`${display}${tex}`)

/** Renders a formula; one that KaTeX cannot parse stays its source. */
export function renderFormula(span: MathSpan): ReactNode {
  const key = `${span.display}${span.tex}`
  if (!cache.has(key)) {
    cache.set(key, renderOnce(span))
    const [oldest] = cache.keys()
    if (cache.size > MAX_CACHED && oldest !== undefined) cache.delete(oldest)
  }
  return cache.get(key)
}
