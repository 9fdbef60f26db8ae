/** The inspector of the visitor's newest answer, or an introduction without one. */
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NothingToInspect } from '@/components/inspector/nothing-to-inspect'
import { pagePerson } from '@/lib/server/auth/page-person'
import { getServices } from '@/lib/server/create-services'
import { findLatestAnswer } from '@/lib/server/database/messages'
import { inspectorAddress } from '@/lib/shared/page-address'

export const metadata: Metadata = { title: 'Inspector · Firstword' }

export default async function InspectorPage() {
  const { database, reads } = await getServices()
  const { queries } = database
  const person = await pagePerson(queries)
  const latest = await reads.pages.run(person?.id, () => findLatestAnswer(queries, person?.id))
  if (latest) redirect(inspectorAddress(latest.chatId, latest.id))
  return <NothingToInspect />
}
