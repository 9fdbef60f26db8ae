/** What a block says to the rest of the message: definitions it makes, footnotes it makes and calls. */

import Markdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { footnoteStubs } from '@/lib/markdown/footnotes'
import { type LinkDefinition, normalizeLabel } from '@/lib/markdown/link-definition'
import type { TreeNode } from '@/lib/markdown/tree'

/** What one block defines. */
export interface BlockFacts {
  readonly definitions: readonly LinkDefinition[]
  readonly notes: readonly string[]
}

const NO_FACTS: BlockFacts = { definitions: [], notes: [] }

function readTree(source: string, visit: (node: TreeNode) => boolean): void {
  const walk = (node: TreeNode): void => {
    if (visit(node)) node.children?.forEach(walk)
  }
  const read = () => (tree: TreeNode) => {
    walk(tree)
    tree.children = []
  }
  // A plain function without hooks: it parses, runs the plugins and makes elements, here none.
  Markdown({ children: source, remarkPlugins: [remarkGfm, read] })
}

function attempt<T>(fallback: T, read: () => T): T {
  try {
    return read()
  } catch {
    return fallback
  }
}

/** The name of a fence's language. */
export function readCodeLanguage(fence: string): string {
  let language = ''
  readTree(fence, (node) => {
    language = node.lang ?? language
    return true
  })
  return language
}

/** Reads the definitions of a block with the real parser, as only that knows them all. */
export function readFacts(source: string): BlockFacts {
  if (!source.includes(']:')) return NO_FACTS
  return attempt(NO_FACTS, () => {
    const definitions: LinkDefinition[] = []
    const notes: string[] = []
    readTree(source, (node) => {
      const name = node.identifier ?? ''
      if (node.type === 'definition') {
        const title = node.title ?? undefined
        definitions.push({ label: name, url: node.url ?? '', ...(title === undefined ? {} : { title }) })
      }
      if (node.type === 'footnoteDefinition') notes.push(name)
      return true
    })
    return { definitions, notes }
  })
}

/** The footnotes that a block's text calls, in order, given which labels are footnotes. */
export function readCalls(source: string, labels: readonly string[]): readonly string[] {
  if (labels.length === 0) return []
  return attempt<readonly string[]>([], () => {
    const calls: string[] = []
    readTree(footnoteStubs(labels) + source, (node) => {
      if (node.type === 'footnoteReference') calls.push(normalizeLabel(node.identifier ?? ''))
      return node.type !== 'footnoteDefinition'
    })
    return calls
  })
}
