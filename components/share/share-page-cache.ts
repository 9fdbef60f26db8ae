/** Caches the rendered pages of shared chats. */

import type { SharedChat } from '@/lib/shared/api/share'
import { renderedTexts } from '@/lib/shared/rendered-texts'
import { createRenderingCache, type Rendering, type RenderingCache } from '@/lib/shared/rendering-cache'
import type { Slices } from '@/lib/shared/slices'
import { type RenderedPage, renderSharePage } from './render-share'
import { sharePages } from './share-pages'

/** A page, the number of pages, and the chat's title: once cached, the copy need not be read again. */
export interface SharePage extends RenderedPage {
  readonly title: string
  readonly pages: number
}

/** Characters of markup and text in memory: a dozen of the largest pages, and hundreds of ordinary ones. */
const LIMITS = { maxSize: 16_000_000, maxWaiting: 20 }

// Next bundles routes separately: one cache for the process.
const KEY = Symbol.for('firstword.cached-share-pages')

function cachedPages(): RenderingCache<SharePage> {
  const shared = globalThis as { [KEY]?: RenderingCache<SharePage> }
  shared[KEY] ??= createRenderingCache<SharePage>(LIMITS, ({ texts }) => {
    for (const name of texts.keys()) renderedTexts().delete(name)
  })
  return shared[KEY]
}

interface SharePageRequest {
  shareId: string
  /** Counted from 1. */
  page: number
  /** Reads the copy, which never changes; undefined when it is gone. */
  read(): Promise<SharedChat | undefined>
  slices: Slices
}

/** The page; undefined when the chat has no such page. While very many are being rendered it is plain text. */
export async function sharePage({ shareId, page, read, slices }: SharePageRequest): Promise<SharePage | undefined> {
  const render = async (name: string, budget?: Slices): Promise<Rendering<SharePage>> => {
    const copy = await read()
    const pages = sharePages(copy?.messages ?? [])
    const turns = pages[page - 1]
    if (!copy || !turns) throw new NoSuchPage()
    const rendered = await renderSharePage(name, turns, budget)
    for (const [own, markup] of rendered.texts) renderedTexts().set(own, markup)
    return { value: { ...rendered, title: copy.title, pages: pages.length }, size: sizeOf(rendered) }
  }
  const key = `${shareId}/${page}`
  try {
    return (await cachedPages().get(key, () => render(key, slices))) ?? (await plainPage(() => render(`${key}/plain`)))
  } catch (error) {
    if (error instanceof NoSuchPage) return undefined
    throw error
  }
}

class NoSuchPage extends Error {}

/** Not cached: it costs next to nothing, and the next reader may get a better one. */
async function plainPage(render: () => Promise<Rendering<SharePage>>): Promise<SharePage> {
  const { value } = await render()
  setTimeout(() => {
    for (const name of value.texts.keys()) renderedTexts().delete(name)
  }, PLAIN_KEPT_MS).unref()
  return value
}

/** By then its HTML has been written. */
const PLAIN_KEPT_MS = 10_000

function sizeOf({ turns, texts }: RenderedPage): number {
  let size = 0
  for (const markup of texts.values()) size += markup.length
  for (const { messages } of turns) for (const message of messages) size += JSON.stringify(message).length
  return size
}
