/** A shared chat, for whoever has its link. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { SharedChat } from '@/components/share/shared-chat'
import { findShare } from '@/lib/server/database/shares'
import { getServices } from '@/lib/server/services'
import { ID_PATTERN } from '@/lib/shared/ids'

/** Read once a request, for the title and the page. */
const readShare = cache(async (shareId: string) => {
  if (!ID_PATTERN.test(shareId)) return undefined
  return findShare((await getServices()).database.queries, shareId)
})

export async function generateMetadata({ params }: PageProps<'/share/[shareId]'>): Promise<Metadata> {
  const share = await readShare((await params).shareId)
  return {
    title: share ? `${share.content.title} · Firstword` : 'Firstword',
    robots: { index: false, follow: false, noarchive: true, nosnippet: true },
    referrer: 'no-referrer',
  }
}

export default async function SharePage({ params }: PageProps<'/share/[shareId]'>) {
  const { shareId } = await params
  const share = await readShare(shareId)
  if (!share) notFound()
  const { content, createdAt, expiresAt } = share
  return <SharedChat shareId={shareId} chat={content} sharedAt={createdAt} expiresAt={expiresAt} />
}
