/** One part of the account page. */
import { type ReactNode, useId } from 'react'

/** A heading, one sentence, and what belongs to it. */
export function Section({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 border-line border-t pt-5">
      <div className="flex flex-col gap-1">
        <h2 id={id} className="font-medium leading-6">
          {title}
        </h2>
        {lead && <p className="max-w-measure text-pretty text-quiet text-small">{lead}</p>}
      </div>
      {children}
    </section>
  )
}

/** What went wrong, if anything. */
export function Failure({ words }: { words: string | undefined }) {
  if (words === undefined) return null
  return (
    <p role="alert" className="text-pretty text-small text-stop">
      {words}
    </p>
  )
}
