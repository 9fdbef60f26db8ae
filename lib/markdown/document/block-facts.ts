/** What a block contributes to the rest of the message: link definitions, footnotes and footnote calls. */

import { type LinkDefinition, normalizeLabel } from '@/lib/markdown/parse/link-definition'
import { footnoteStubs } from '@/lib/markdown/tree/footnotes'
import { readTree } from '@/lib/markdown/tree/read-tree'
import type { TreeNode } from '@/lib/markdown/tree/tree'

/** What one block defines. */
export interface BlockFacts {
  readonly definitions: readonly LinkDefinition[]
  readonly notes: readonly string[]
}

const NO_FACTS: BlockFacts = { definitions: [], notes: [] }

/** Visits the nodes of a text, parents first; skips the children of a node for which `visit` returns false. */
function walkTree(source: string, visit: (node: TreeNode) => boolean): void {
  const walk = (node: TreeNode): void => {
    if (visit(node)) node.children?.forEach(walk)
  }
  walk(readTree(source))
}

function attempt<T>(fallback: T, read: () => T): T {
  try {
    return read()
  } catch {
    return fallback
  }
}

/** The language of a fence. */
export function readCodeLanguage(fence: string): string {
  let language = ''
  walkTree(fence, (node) => {
    language = node.lang ?? language
    return true
  })
  return language
}

/** Reads the definitions of a block with the real parser, as only that finds all of them. */
export function readFacts(source: string): BlockFacts {
  if (!source.includes(']:')) return NO_FACTS
  return attempt(NO_FACTS, () => {
    const definitions: LinkDefinition[] = []
    const notes: string[] = []
    walkTree(source, (node) => {
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

/** The footnotes that a block calls, in order, given which labels are footnotes. */
export function readCalls(source: string, labels: readonly string[]): readonly string[] {
  if (labels.length === 0) return []
  return attempt<readonly string[]>([], () => {
    const calls: string[] = []
    walkTree(footnoteStubs(labels) + source, (node) => {
      if (node.type === 'footnoteReference') calls.push(normalizeLabel(node.identifier ?? ''))
      return node.type !== 'footnoteDefinition'
    })
    return calls
  })
}
