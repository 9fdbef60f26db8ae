/** Words about something that is under way, beside a dot that pulses. */
import type { ReactNode } from 'react'

/** One line; its numbers may change without moving anything. */
export function PulseLine({ children }: { children: ReactNode }) {
  return (
    <p className="flex gap-2 text-quiet text-small">
      <span aria-hidden className="flex h-5 items-center">
        <span className="size-1.5 rounded-full bg-accent motion-safe:animate-pulse" />
      </span>
      <span className="tabular text-pretty">{children}</span>
    </p>
  )
}
