/** What the visitor's chats used and cost. */
import type { Metadata } from 'next'
import { SPANS, UsageView } from '@/components/usage/usage-view'
import { pagePerson } from '@/lib/server/auth/page-person'
import { getServices } from '@/lib/server/create-services'
import { readUsage } from '@/lib/server/database/usage/usage-report'

export const metadata: Metadata = { title: 'Usage - Firstword' }

const DEFAULT_SPAN = 30

export default async function UsagePage({ searchParams }: PageProps<'/usage'>) {
  const asked = Number((await searchParams).days)
  const span = SPANS.find((days) => days === asked) ?? DEFAULT_SPAN
  const { database, reads, storage } = await getServices()
  const { queries } = database
  const person = await pagePerson(queries)
  const report = await reads.pages.run(person?.id, () => readUsage(queries, person?.id, span, new Date()))
  return <UsageView report={report} storage={await storage.usage(person?.id)} />
}
