'use client'
/** When a message was sent: the hour at once, the whole date where the pointer or the focus is. */

/** Made in the reader's own time zone, so never on the server. */
export function MessageTime({ time }: { time: string }) {
  const date = new Date(time)
  const full = date.toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'short' })
  return (
    <time dateTime={time} title={full} className="tabular whitespace-nowrap text-figures text-quiet">
      <span aria-hidden className="group-focus-within/message:hidden group-hover/message:hidden">
        {date.toLocaleTimeString(undefined, { timeStyle: 'short' })}
      </span>
      <span className="sr-only group-focus-within/message:not-sr-only group-hover/message:not-sr-only">{full}</span>
    </time>
  )
}
