/** Numbers footnotes across the whole message, although each block is parsed alone. */

import { replaceNodes, type TreeNode, type TreeTransform, textOf } from './tree'

/** One call of a footnote: the footnote's number, and the ordinal of this call. */
export interface NoteCall {
  readonly number: number
  readonly occurrence: number
}

/** A footnote links back to at most this many calls. */
export const MAX_BACKLINKS = 20

const isFooter = (node: TreeNode) => node.tagName === 'section' && node.properties?.dataFootnotes !== undefined

/** Serializes calls as a short string, which is easy to compare. */
export const writeCalls = (calls: readonly NoteCall[]) =>
  calls.map(({ number, occurrence }) => `${number}.${occurrence}`).join(' ')

/** Numbers the calls in a block, and removes the block's own footnote list. */
export function numberFootnotes(calls: string): TreeTransform {
  const queue = calls === '' ? [] : calls.split(' ').map((call) => call.split('.'))
  return (tree) => {
    tree.children = withoutFooter(tree.children ?? [])
    let next = 0
    replaceNodes(tree, (node) => {
      if (node.properties?.dataFootnoteRef === undefined) return undefined
      const [number = '', occurrence = '1'] = queue[next++] ?? []
      node.properties.id = Number(occurrence) > MAX_BACKLINKS ? undefined : idOfCall(node, Number(occurrence))
      node.children = [{ type: 'text', value: number }]
      return undefined
    })
  }
}

function withoutFooter(nodes: readonly TreeNode[]): TreeNode[] {
  const at = nodes.findIndex(isFooter)
  if (at < 0) return [...nodes]
  const before = nodes[at - 1]?.value?.trim() === '' ? at - 1 : at
  return nodes.slice(0, before)
}

/** The id of a call as the parser writes it: the message's prefix, then `fnref-label` or `fnref-label-2`. */
function idOfCall({ properties = {} }: TreeNode, occurrence: number): string {
  const target = String(properties.href).slice(1)
  const id = String(properties.id)
  let at = 0
  // `…fn-label` and `…fnref-label`: the prefix may contain the same letters.
  while (at < target.length && target[at] === id[at]) at += 1
  return `${target.slice(0, at)}ref${target.slice(at)}${occurrence > 1 ? `-${occurrence}` : ''}`
}

/**
 * Makes the footnote ids of a text unique on its page. The parser gives every list's heading the same id, so calls get
 * labels of their own; and `fnref-1-2` may be the second call of `1` or the first of `1-2`, so later calls are
 * `fnref2-1`.
 */
export function ownFootnotes(prefix: string): TreeTransform {
  return (tree) => {
    replaceNodes(tree, (node) => {
      const { properties = {} } = node
      if (properties.id === 'footnote-label') delete properties.id
      const note = labelAfter(`${prefix}fn-`, properties.id)
      const called = labelAfter(`#${prefix}fn-`, properties.href)
      if (note !== undefined) nameBackLinks(node, prefix, note)
      if (called !== undefined && properties.dataFootnoteRef !== undefined) nameCall(node, prefix, called)
      return undefined
    })
  }
}

function labelAfter(start: string, value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith(start) ? value.slice(start.length) : undefined
}

function callId(prefix: string, label: string, occurrence: number): string {
  return `${prefix}fnref${occurrence > 1 ? occurrence : ''}-${label}`
}

function nameBackLinks(note: TreeNode, prefix: string, label: string): void {
  let occurrence = 0
  replaceNodes(note, ({ properties }) => {
    if (properties?.dataFootnoteBackref === undefined) return undefined
    occurrence += 1
    properties.href = `#${callId(prefix, label, occurrence)}`
    return undefined
  })
}

function nameCall(call: TreeNode, prefix: string, label: string): void {
  const { properties = {} } = call
  const occurrence = labelAfter(`${prefix}fnref-${label}-`, properties.id)
  if (properties.id !== undefined) properties.id = callId(prefix, label, Number(occurrence ?? 1))
  properties.ariaLabel = `Footnote ${textOf(call)}`
  delete properties.ariaDescribedBy
}

/** Keeps only the footnote list. */
export function onlyFootnotes(): TreeTransform {
  return (tree) => {
    tree.children = (tree.children ?? []).filter(isFooter)
  }
}

/** Stub definitions, so that footnote calls parse as such while the footnotes are elsewhere. */
export function footnoteStubs(labels: Iterable<string>): string {
  return [...labels].map((label) => `[^${label}]: note\n\n`).join('')
}
