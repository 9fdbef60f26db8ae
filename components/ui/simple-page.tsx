/** A page of one column with a heading and the way back. */
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'

/** For what stands beside the chats. */
export function SimplePage({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  return (
    <main className="column flex min-h-dvh flex-col gap-6 pt-4 pb-12">
      <a
        href="/"
        className="inline-flex min-h-8 items-center gap-1.5 self-start rounded-md text-quiet text-small hover:text-ink pointer-coarse:min-h-11"
      >
        <ArrowLeft size={16} aria-hidden />
        Back to the chats
      </a>
      <div className="flex flex-col gap-1.5">
        <h1 className="font-medium text-2xl leading-tight tracking-tight">{title}</h1>
        <p className="max-w-measure text-pretty text-quiet text-small">{lead}</p>
      </div>
      {children}
    </main>
  )
}
