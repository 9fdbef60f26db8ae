/** Parses Markdown as the page does, without rendering it. */
import Markdown from 'react-markdown'
import { dialect } from './dialect'
import type { TreeNode } from './tree'

/** The syntax tree of a text. */
export function readTree(source: string): TreeNode {
  let read: TreeNode = { type: 'root', children: [] }
  const take = () => (tree: TreeNode) => {
    read = { ...tree }
    tree.children = []
  }
  // A plain function without hooks: it parses, runs the plugins and creates elements, here none.
  Markdown({ children: source, remarkPlugins: [...dialect, take] })
  return read
}
