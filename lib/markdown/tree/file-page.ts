/** What pages that are saved as one file have in common: their elements and their head. */
import { FILE_STYLE } from '@/lib/shared/file-style'
import { element, type TreeNode } from './tree'

/** An element; a string is text. */
export function tag(name: string, properties: Record<string, unknown>, ...children: (TreeNode | string)[]): TreeNode {
  return element(
    name,
    properties,
    children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  )
}

/** HTML that is written as it is. */
export const raw = (value: string): TreeNode => ({ type: 'raw', value })

/** A new random name for the styles and scripts that a page may run. */
export function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The head of a page. */
export interface FileHead {
  title: string
  /** Its rules beside those that all files have. */
  style: string
  /** Lets the page's own style, and its script if it has one, run and no other. */
  nonce: string
  hasScript?: boolean
}

/** A head that lets the page ask for nothing. */
export function fileHead({ title, style, nonce, hasScript = false }: FileHead): TreeNode {
  const scripts = hasScript ? `script-src 'nonce-${nonce}'; ` : ''
  const policy = `default-src 'none'; ${scripts}style-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; form-action 'none'`
  return tag(
    'head',
    {},
    tag('meta', { charSet: 'utf-8' }),
    tag('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
    tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    tag('meta', { name: 'referrer', content: 'no-referrer' }),
    tag('meta', { name: 'robots', content: 'noindex' }),
    tag('title', {}, title),
    raw(`<style nonce="${nonce}">${FILE_STYLE}${style}</style>`),
  )
}
