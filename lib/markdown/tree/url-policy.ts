/** What links may lead to and images may load, decided on the finished tree, whatever the syntax was. */

import { safeLink, withoutWww } from '@/lib/shared/text/web-address'
import { element, replaceNodes, type TreeNode, type TreeTransform, textOf } from './tree'

const MAX_TITLE_LENGTH = 200
const MAX_HOST_LENGTH = 40
const MAX_IMAGE_LENGTH = 200 * 1024
const DATA_IMAGE = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/

/** The placeholder URL of a link whose definition has not arrived. */
export const PENDING_URL = '#pending-definition'

/** Whether an image may be shown: only if its bytes are in the text itself. */
export function isInlineImage(src: string): boolean {
  return src.length <= MAX_IMAGE_LENGTH && DATA_IMAGE.test(src)
}

/** A final check of one attribute, for renderers that have such a hook. */
export function urlAttribute(value: string, name: string): string {
  if (name === 'src') return isInlineImage(value) ? value : ''
  return name === 'href' ? (safeLink(value) ?? '') : ''
}

/** A host for display, cut at its start: its end is what counts, and a long name may try to push it out of sight. */
function shortHost(host: string): string {
  const bare = withoutWww(host)
  return bare.length > MAX_HOST_LENGTH ? `…${bare.slice(1 - MAX_HOST_LENGTH)}` : bare
}

/**
 * The host to show after a link. Only a text that is itself a URL of that host needs none: one that merely contains the
 * host's name could be the URL of another.
 */
function hostToShow(url: string, text: string): string | undefined {
  if (!/^https?:/.test(url)) return undefined
  const { host } = new URL(url)
  const shown = /^(?:https?:\/\/)?([^\s/?#@\\]+)(?:[/?#]\S*)?$/i.exec(text.trim())?.[1]
  return withoutWww(shown?.toLowerCase() ?? '') === withoutWww(host) ? undefined : shortHost(host)
}

function link(node: TreeNode): readonly TreeNode[] | undefined {
  const href = String(node.properties?.href ?? '')
  const text = textOf(node)
  if (href === PENDING_URL) {
    node.properties = {}
    return undefined
  }
  const url = safeLink(href)
  if (url === undefined) return node.children ?? []
  if (url.startsWith('#')) return undefined
  const host = hostToShow(url, text)
  const title = String(node.properties?.title ?? '').slice(0, MAX_TITLE_LENGTH)
  node.properties = {
    ...node.properties,
    href: url,
    target: '_blank',
    rel: 'noopener noreferrer nofollow',
    title: title || undefined,
    ...(host === undefined ? {} : { dataHost: host }),
  }
  return undefined
}

function heldImage(node: TreeNode, insideLink: boolean): TreeNode {
  const alt = String(node.properties?.alt ?? '')
  const src = String(node.properties?.src ?? '')
  const url = src.startsWith('#') ? undefined : safeLink(src)
  const host = url !== undefined && /^https?:/.test(url) ? shortHost(new URL(url).host) : undefined
  const label = { type: 'text', value: alt || 'Image' }
  const properties = {
    className: ['held-image'],
    role: 'figure',
    ariaLabel: `Image not loaded: ${alt || 'no description'}`,
  }
  const named = host === undefined ? properties : { ...properties, dataHost: host }
  if (host === undefined || insideLink) return element('span', named, [label])
  const open = { href: url, target: '_blank', rel: 'noopener noreferrer nofollow' }
  return element('span', named, [element('a', open, [label])])
}

/** Applies the policy to every link and image of the tree. */
export function urlPolicy(): TreeTransform {
  return (tree) => {
    replaceNodes(tree, (node) => {
      if (node.tagName !== 'a') return undefined
      const replacement = link(node)
      return replacement && [element('span', {}, [...replacement])]
    })
    replaceNodes(tree, (node, ancestors) => {
      if (node.tagName !== 'img') return undefined
      if (isInlineImage(String(node.properties?.src ?? ''))) return undefined
      return [
        heldImage(
          node,
          ancestors.some((ancestor) => ancestor.tagName === 'a'),
        ),
      ]
    })
  }
}
