/** A new document. */
import type { Metadata } from 'next'
import { WriteScreen } from '@/components/write/write-screen'
import { screenFacts } from '@/lib/server/screen-facts'

export const metadata: Metadata = { title: 'Write · Firstword' }

export default async function WritePage() {
  return <WriteScreen {...(await screenFacts())} />
}
