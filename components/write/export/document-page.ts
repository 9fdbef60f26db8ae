/** A document as one page that stands alone: its sections, a navigation, no scripts, no requests. */
import { toHtml } from 'hast-util-to-html'
import { GrowingMarkup } from '@/components/markdown/static/growing-markup'
import { createFileLook } from '@/components/stage/export/file-look'
import { fileHead, newNonce, raw, tag } from '@/lib/markdown/tree/file-page'
import type { TreeNode } from '@/lib/markdown/tree/tree'
import { createSlices, type Slices } from '@/lib/shared/slices'
import type { WrittenDocument } from '@/lib/shared/write/read-document'
import { PAGE_STYLE } from './page-style'

const pause = () => new Promise<void>((resolve) => setTimeout(resolve))
/** No bounds: the file has all that a document may hold. */
const UNLIMITED = { room: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY }

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
  const nonce = newNonce()
  const head = fileHead({ title, style: `${PAGE_STYLE}${look.style()}`, nonce })
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
