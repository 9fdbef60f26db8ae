/** A shared chat, for anybody with its link. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { sharePage } from '@/components/share/share-page-cache'
import { SharedChat } from '@/components/share/shared-chat'
import { getServices } from '@/lib/server/create-services'
import { findShare, findShareLife } from '@/lib/server/database/shares'
import { serverSlices } from '@/lib/server/give-way'
import { ID_PATTERN } from '@/lib/shared/ids'

type Props = PageProps<'/share/[shareId]'>

/** Read once per request, for the title and the page: revoking a link applies to cached pages as well. */
const readShare = cache(async (shareId: string, page: number) => {
  if (!ID_PATTERN.test(shareId)) return undefined
  const { queries } = (await getServices()).database
  const life = await findShareLife(queries, shareId)
  if (!life) return undefined
  const read = async () => (await findShare(queries, shareId))?.content
  const rendered = await sharePage({ shareId, page, read, slices: serverSlices() })
  return rendered && { ...life, rendered }
})

async function readAsked({ params, searchParams }: Props) {
  const { page: asked = '1' } = await searchParams
  const page = /^[1-9]\d{0,5}$/.test(String(asked)) ? Number(asked) : 1
  const { shareId } = await params
  return { shareId, page, share: await readShare(shareId, page) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { share } = await readAsked(props)
  return {
    title: share ? `${share.rendered.title} · Firstword` : 'Firstword',
    robots: { index: false, follow: false, noarchive: true, nosnippet: true },
    referrer: 'no-referrer',
  }
}

export default async function SharePage(props: Props) {
  const { shareId, page, share } = await readAsked(props)
  if (!share) notFound()
  const { createdAt, expiresAt, rendered } = share
  const { title, pages, turns } = rendered
  return <SharedChat {...{ shareId, title, page, pages, turns, expiresAt }} sharedAt={createdAt} />
}
