/** A shared chat, for whoever has its link. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { sharePage } from '@/components/share/kept-share-pages'
import { SharedChat } from '@/components/share/shared-chat'
import { findShare, findShareFacts } from '@/lib/server/database/shares'
import { serverSlices } from '@/lib/server/give-way'
import { getServices } from '@/lib/server/services'
import { ID_PATTERN } from '@/lib/shared/ids'

/** Read once a request, for the title and the page: whoever takes a link back does so for kept pages as well. */
const readFacts = cache(async (shareId: string) => {
  if (!ID_PATTERN.test(shareId)) return undefined
  return findShareFacts((await getServices()).database.queries, shareId)
})

export async function generateMetadata({ params }: PageProps<'/share/[shareId]'>): Promise<Metadata> {
  const share = await readFacts((await params).shareId)
  return {
    title: share ? `${share.title} · Firstword` : 'Firstword',
    robots: { index: false, follow: false, noarchive: true, nosnippet: true },
    referrer: 'no-referrer',
  }
}

export default async function SharePage({ params, searchParams }: PageProps<'/share/[shareId]'>) {
  const { shareId } = await params
  const share = await readFacts(shareId)
  if (!share) notFound()
  const { page: asked = '1' } = await searchParams
  const page = /^[1-9]\d{0,5}$/.test(String(asked)) ? Number(asked) : 1
  const { queries } = (await getServices()).database
  const read = async () => (await findShare(queries, shareId))?.content
  const drawn = await sharePage({ shareId, page, read, slices: serverSlices() })
  if (!drawn) notFound()
  const { title, createdAt, expiresAt } = share
  const place = { page, pages: drawn.pages, turns: drawn.turns }
  return <SharedChat shareId={shareId} title={title} sharedAt={createdAt} expiresAt={expiresAt} {...place} />
}
