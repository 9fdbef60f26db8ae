/** The parts of a Markdown or HTML syntax tree that the plugins here use. */

/** A node of either tree. */
export interface TreeNode {
  type: string
  tagName?: string
  value?: string
  identifier?: string
  lang?: string | null
  url?: string
  title?: string | null
  properties?: Record<string, unknown>
  children?: TreeNode[]
  /** Its position in the source; nodes created by plugins have none. */
  position?: { start: { offset?: number }; end: { offset?: number } }
}

/** A plugin's transformer. */
export type TreeTransform = (tree: TreeNode) => void

/** The text of a node. */
export function textOf(node: TreeNode): string {
  return node.value ?? (node.children ?? []).map(textOf).join('')
}

/** Calls `visit` for every descendant, parents first; what it returns replaces the node and is not visited. */
export function replaceNodes(
  parent: TreeNode,
  visit: (node: TreeNode, ancestors: readonly TreeNode[]) => readonly TreeNode[] | undefined,
  ancestors: readonly TreeNode[] = [],
): void {
  if (!parent.children) return
  const path = [...ancestors, parent]
  parent.children = parent.children.flatMap((node) => {
    const replacement = visit(node, path)
    if (replacement) return replacement
    replaceNodes(node, visit, path)
    return [node]
  })
}

/** Makes an element. */
export function element(tagName: string, properties: Record<string, unknown>, children: TreeNode[]): TreeNode {
  return { type: 'element', tagName, properties, children }
}
