/** What the visitor's chats used and cost. */
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { SPANS, UsageView } from '@/components/usage/usage-view'
import { readSession } from '@/lib/server/auth/session'
import { getServices } from '@/lib/server/services'
import { readUsage } from '@/lib/server/usage/usage-report'

export const metadata: Metadata = { title: 'Usage - Firstword' }

const DEFAULT_SPAN = 30

export default async function UsagePage({ searchParams }: PageProps<'/usage'>) {
  const asked = Number((await searchParams).days)
  const span = SPANS.find((each) => each === asked) ?? DEFAULT_SPAN
  const { queries } = (await getServices()).database
  const person = await readSession(queries, new Request('http://page.invalid/', { headers: await headers() }))
  return <UsageView report={await readUsage(queries, person?.id, span, new Date())} />
}
