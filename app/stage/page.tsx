/** The stage: one answer, shown to those who wait for it and to those who read along. */
import type { Metadata } from 'next'
import { StageScreen } from '@/components/stage/stage-screen'
import { screenFacts } from '@/lib/server/screen-facts'

export const metadata: Metadata = { title: 'Stage · Firstword' }

export default async function StagePage({ searchParams }: PageProps<'/stage'>) {
  const { isDemo } = await screenFacts()
  return <StageScreen parameters={await searchParams} isDemo={isDemo} />
}
