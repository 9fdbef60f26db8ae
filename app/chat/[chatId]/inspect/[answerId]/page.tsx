/** The inspector of one answer, for its owner. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { InspectorScreen } from '@/components/inspector/inspector-screen'
import { pagePerson } from '@/lib/server/auth/page-person'
import { readInspectedAnswer } from '@/lib/server/chats/inspected-answer'
import { getServices } from '@/lib/server/create-services'

export const metadata: Metadata = { title: 'Inspector · Firstword' }

export default async function InspectPage({ params }: PageProps<'/chat/[chatId]/inspect/[answerId]'>) {
  const { chatId, answerId } = await params
  const { config, database, provider, reads } = await getServices()
  const { queries } = database
  const person = await pagePerson(queries)
  const answer = await reads.pages.run(person?.id, () => readInspectedAnswer(queries, chatId, answerId, person?.id))
  if (!answer) notFound()
  // Whether the simulator answers is stored only when the answer has ended.
  const simulated = answer.simulated || (answer.isRunning && provider.kind === 'simulator')
  return <InspectorScreen answer={{ ...answer, simulated }} retentionDays={config.recordingRetentionDays} />
}
