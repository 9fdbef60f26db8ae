/** A document as one page that stands alone: its sections, a navigation, no scripts, no requests. */
import { toHtml } from 'hast-util-to-html'
import { GrowingMarkup } from '@/components/markdown/static/growing-markup'
import { createFileLook } from '@/components/stage/export/file-look'
import { element, type TreeNode } from '@/lib/markdown/tree/tree'
import { FILE_STYLE } from '@/lib/shared/file-style'
import { createSlices, type Slices } from '@/lib/shared/slices'
import type { WrittenDocument } from '@/lib/shared/write/read-document'
import { PAGE_STYLE } from './page-style'

const pause = () => new Promise<void>((resolve) => setTimeout(resolve))
/** No bounds: the file has all that a document may hold. */
const UNLIMITED = { room: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY }

type Children = readonly (TreeNode | string)[]

function tag(name: string, properties: Record<string, unknown>, ...children: Children): TreeNode {
  return element(
    name,
    properties,
    children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  )
}

const raw = (value: string): TreeNode => ({ type: 'raw', value })

/** Makes the page. The screen stays usable meanwhile. */
export async function documentPage(
  { outline, sections }: WrittenDocument,
  slices: Slices = createSlices(pause, { now: () => performance.now() }),
): Promise<Blob> {
  const look = createFileLook()
  const budget = { ...UNLIMITED, spend: (cost: number) => slices.spend(cost) }
  const title = outline?.title ?? 'Document'
  const bodies: TreeNode[] = []
  for (const [at, { markdown }] of sections.entries()) {
    const prefix = `s${at + 1}-`
    const targets = { prefix: `${prefix}source-`, titles: [] }
    const text = { text: markdown, isGrowing: false, marks: [], targets }
    const html = (await new GrowingMarkup(prefix, look, budget).update(text)).join('')
    bodies.push(tag('section', { id: anchorOf(at), className: ['markdown'], lang: '' }, raw(html)))
  }
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; form-action 'none'`
  const head = tag(
    'head',
    {},
    tag('meta', { charSet: 'utf-8' }),
    tag('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
    tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    tag('meta', { name: 'referrer', content: 'no-referrer' }),
    tag('meta', { name: 'robots', content: 'noindex' }),
    tag('title', {}, title),
    raw(`<style nonce="${nonce}">${FILE_STYLE}${PAGE_STYLE}${look.style()}</style>`),
  )
  const links = sections.map((section, at) =>
    tag('li', {}, tag('a', { href: `#${anchorOf(at)}`, lang: '' }, tag('bdi', {}, section.title))),
  )
  const body = tag(
    'body',
    {},
    tag('nav', { ariaLabel: 'Sections' }, tag('ol', {}, ...links)),
    tag('main', {}, tag('h1', { lang: '' }, tag('bdi', {}, title)), ...bodies),
  )
  const page = `<!doctype html>\n${markup(tag('html', { lang: 'en' }, head, body))}\n`
  return new Blob([page], { type: 'text/html;charset=utf-8' })
}

const anchorOf = (at: number) => `section-${at + 1}`

function markup(node: TreeNode): string {
  return toHtml(node as Parameters<typeof toHtml>[0], { allowDangerousHtml: true })
}
