/** When a message was sent: the time, and the full date on hover or focus. */
import { useIsInitialRender } from './use-is-initial-render'

/**
 * In the reader's own time zone, so the server leaves it blank. Rendered as generated content, which is no part of the
 * message's text: a selection over several messages leaves it out.
 */
export function MessageTime({ time }: { time: string }) {
  const isInitialRender = useIsInitialRender()
  if (isInitialRender) return <time dateTime={time} className={LOOK} />
  const date = new Date(time)
  const full = date.toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'short' })
  // Short enough to fit beside the buttons on a phone.
  const day = date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <time
      dateTime={time}
      title={full}
      data-short={date.toLocaleTimeString(undefined, { timeStyle: 'short' })}
      data-full={day}
      className={LOOK}
    />
  )
}

const LOOK =
  'tabular whitespace-nowrap text-figures text-quiet before:content-[attr(data-short)] group-focus-within/message:before:content-[attr(data-full)] group-hover/message:before:content-[attr(data-full)]'
