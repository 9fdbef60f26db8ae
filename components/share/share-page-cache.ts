/** The pages of shared chats that were drawn, kept for their next readers. */

import type { SharedChat } from '@/lib/shared/api/share'
import { drawnTexts } from '@/lib/shared/rendered-texts'
import { createKeptDrawings, type Drawing, type KeptDrawings } from '@/lib/shared/rendering-cache'
import type { Slices } from '@/lib/shared/slices'
import { type DrawnPage, drawSharePage } from './render-share'
import { sharePages } from './share-pages'

/** A page, how many there are, and what the chat is called: with it at hand the copy is not read again. */
export interface SharePage extends DrawnPage {
  readonly title: string
  readonly pages: number
}

/** Characters of markup and text in memory: a dozen of the largest pages, and hundreds of ordinary ones. */
const LIMITS = { mostSize: 16_000_000, mostWaiting: 20 }

// Pages are compiled apart from each other: one keeper for the process.
const KEY = Symbol.for('firstword.kept-share-pages')

function keptPages(): KeptDrawings<SharePage> {
  const shared = globalThis as { [KEY]?: KeptDrawings<SharePage> }
  shared[KEY] ??= createKeptDrawings<SharePage>(LIMITS, ({ texts }) => {
    for (const name of texts.keys()) drawnTexts().delete(name)
  })
  return shared[KEY]
}

interface Wish {
  shareId: string
  /** From 1 on. */
  page: number
  /** Reads the copy, which never changes; undefined when it is gone meanwhile. */
  read(): Promise<SharedChat | undefined>
  slices: Slices
}

/** The page; undefined when the chat has none of that number. While very many are drawn it comes as plain text. */
export async function sharePage({ shareId, page, read, slices }: Wish): Promise<SharePage | undefined> {
  const draw = async (name: string, means?: Slices): Promise<Drawing<SharePage>> => {
    const copy = await read()
    const pages = sharePages(copy?.messages ?? [])
    const turns = pages[page - 1]
    if (!copy || !turns) throw new NoSuchPage()
    const drawn = await drawSharePage(name, turns, means)
    for (const [own, markup] of drawn.texts) drawnTexts().set(own, markup)
    return { value: { ...drawn, title: copy.title, pages: pages.length }, size: sizeOf(drawn) }
  }
  const key = `${shareId}/${page}`
  try {
    return (await keptPages().get(key, () => draw(key, slices))) ?? (await plainPage(() => draw(`${key}/plain`)))
  } catch (error) {
    if (error instanceof NoSuchPage) return undefined
    throw error
  }
}

class NoSuchPage extends Error {}

/** Not kept: it costs next to nothing, and the next reader may find time for a better one. */
async function plainPage(draw: () => Promise<Drawing<SharePage>>): Promise<SharePage> {
  const { value } = await draw()
  setTimeout(() => {
    for (const name of value.texts.keys()) drawnTexts().delete(name)
  }, PLAIN_KEPT_MS).unref()
  return value
}

/** Until then its HTML is written. */
const PLAIN_KEPT_MS = 10_000

function sizeOf({ turns, texts }: DrawnPage): number {
  let size = 0
  for (const markup of texts.values()) size += markup.length
  for (const { messages } of turns) for (const message of messages) size += JSON.stringify(message).length
  return size
}
