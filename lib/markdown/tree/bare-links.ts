/** Bare URLs in the text, which end before CJK punctuation, as readers expect. */

import type { Code, Event, Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types'
import { replaceNodes, type TreeNode, type TreeTransform } from './tree'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    literalAutolink: 'literalAutolink'
    literalAutolinkHttp: 'literalAutolinkHttp'
    literalAutolinkWww: 'literalAutolinkWww'
  }
}

/**
 * CJK punctuation with its full-width and vertical forms, and the quotation marks, dashes and dots that CJK text shares
 * with other scripts; URLs contain these only encoded. The middle dot `・` is part of names.
 */
const END =
  /[\u2014\u2018-\u201f\u2026\u3001-\u3003\u3008-\u3011\u3014-\u301f\ufe10-\ufe1f\ufe30-\ufe6b\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff64]/

const START = /^(?:https?:\/\/(?=[^\p{P}\p{S}])|www\.)/iu
const DOMAIN = /^(?:[-._]|[^\p{P}\p{S}])+/u
const TRAIL = /(?:&[a-z]+;|[!"&'*),.:;<?\]_~])$/i
const MAX_LENGTH = 5000

/** The text up to white space or a tag, and the offset of the first CJK punctuation in it. */
function reach(text: string): { readonly all: string; readonly stop: number } {
  const all = /^[^\s<]*/.exec(text.slice(0, MAX_LENGTH))?.[0] ?? ''
  return { all, stop: all.search(END) }
}

const count = (text: string, char: string) => text.split(char).length - 1

/** A URL without trailing punctuation, by the rules of GFM; empty when it is not one. */
function trimmed(address: string): string {
  const start = START.exec(address)?.[0]
  if (start === undefined) return ''
  const host = /^www/i.test(start) ? address : address.slice(start.length)
  if ((DOMAIN.exec(host)?.[0] ?? '').split('.').slice(-2).join().includes('_')) return ''
  let text = address
  for (let tail = TRAIL.exec(text)?.[0]; tail !== undefined; tail = TRAIL.exec(text)?.[0]) {
    if (tail === ')' && count(text, '(') >= count(text, ')')) break
    text = text.slice(0, -tail.length)
  }
  return text.length > start.length ? text : ''
}

/** The length of the URL at the start of the text; 0 when there is none. */
export function bareLinkReach(text: string): number {
  if (!START.test(text)) return 0
  const { all, stop } = reach(text)
  return stop < 0 ? all.length : stop
}

const isCjkBefore = (code: Code) => code !== null && code >= 0x2e80

/** Whether a URL may begin after this character. */
function mayFollow(code: Code, isWww: boolean): boolean {
  if (code === null || code < 0 || isCjkBefore(code)) return true
  const char = String.fromCharCode(code)
  return isWww ? /[\s(*_[\]~\u2014\u2018-\u201f\u2026]/.test(char) : !/[A-Za-z]/.test(char)
}

const isInLabel = (events: readonly Event[]) =>
  events.some(([, token]) => (token.type === 'labelLink' || token.type === 'labelImage') && token._balanced !== true)

const tokenize: Tokenizer = function (this: TokenizeContext, effects, ok, nok) {
  const { previous } = this
  let left = 0
  let type: 'literalAutolinkHttp' | 'literalAutolinkWww' | undefined
  const begin: State = (code) => {
    const isWww = code === 87 || code === 119
    if (!mayFollow(previous, isWww)) return nok(code)
    const start = this.now()
    const { all, stop } = reach(
      this.sliceSerialize({ start, end: { ...start, _bufferIndex: start._bufferIndex + MAX_LENGTH } }),
    )
    // All others are left to GFM, except one after a CJK letter, where GFM sees no word boundary.
    if (stop < 0 && !(isWww && isCjkBefore(previous))) return nok(code)
    const address = stop < 0 ? all : all.slice(0, stop)
    if (!START.test(address) || isInLabel(this.events)) return nok(code)
    const link = trimmed(address)
    left = (link || address).length
    if (link !== '') type = isWww ? 'literalAutolinkWww' : 'literalAutolinkHttp'
    if (type) effects.enter('literalAutolink')
    effects.enter(type ?? 'data')
    return inside(code)
  }
  const inside: State = (code) => {
    if (left === 0) {
      effects.exit(type ?? 'data')
      if (type) effects.exit('literalAutolink')
      return ok(code)
    }
    left--
    effects.consume(code)
    return inside
  }
  return begin
}

const construct = {
  name: 'bareLink',
  tokenize,
  previous: (code: Code) => mayFollow(code, false) || mayFollow(code, true),
}

const syntax: Extension = { text: { 72: construct, 87: construct, 104: construct, 119: construct } }

/** The URLs of a text as links, the rest as text. */
function linkified(text: string): TreeNode[] {
  const nodes: TreeNode[] = []
  let from = 0
  for (const { index } of text.matchAll(/(?<![A-Za-z])(?:https?:\/\/|www\.)/gi)) {
    if (index < from) continue
    const { all, stop } = reach(text.slice(index))
    const address = trimmed(stop < 0 ? all : all.slice(0, stop))
    if (address === '') continue
    if (index > from) nodes.push({ type: 'text', value: text.slice(from, index) })
    const url = /^www/i.test(address) ? `http://${address}` : address
    nodes.push({ type: 'link', url, title: null, children: [{ type: 'text', value: address }] })
    from = index + address.length
  }
  return from < text.length ? [...nodes, { type: 'text', value: text.slice(from) }] : nodes
}

/** Splits the links that GFM finds in the finished text, where the parser saw none. */
const divide: TreeTransform = (tree) => {
  replaceNodes(tree, (node) => {
    const text = node.children?.[0]?.value ?? ''
    return node.type === 'link' && !node.position && END.test(text) ? linkified(text) : undefined
  })
}

interface Parser {
  data(): { micromarkExtensions?: Extension[] }
}

/** A remark plugin, to be used after that of GFM. */
export function remarkBareLinks(this: unknown): TreeTransform {
  const data = (this as Parser).data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), syntax]
  return divide
}
