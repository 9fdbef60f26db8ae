/** A page of one column with a heading and the way back. */
import type { ReactNode } from 'react'
import { BackLink } from './back-link'

/** For pages other than the chats. */
export function SimplePage({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  return (
    <main className="column flex min-h-dvh flex-col gap-6 pt-4 pb-12">
      <BackLink />
      <div className="flex flex-col gap-1.5">
        <h1 className="font-medium text-2xl leading-tight tracking-tight">{title}</h1>
        <p className="max-w-measure text-pretty text-quiet text-small">{lead}</p>
      </div>
      {children}
    </main>
  )
}
