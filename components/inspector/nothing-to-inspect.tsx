/** The inspector for somebody who has no answer yet. */
import { SimplePage } from '@/components/ui/simple-page'
import { SIX_EVENTS } from '@/lib/client/inspector/explanations'

/** What the inspector does, and how to get an answer for it. */
export function NothingToInspect() {
  return (
    <SimplePage
      title="Inspector"
      lead="See how an answer came: every event of its stream with its time and size, and the text as it was at each of them. There is no answer of yours to inspect yet."
    >
      <p className="text-small">
        <a
          href="/"
          className="inline-flex min-h-8 items-center text-accent underline underline-offset-4 pointer-coarse:min-h-11"
        >
          Ask something in a new chat
        </a>
        <span>, then choose Inspect under the answer.</span>
      </p>
      <div className="flex flex-col gap-2">
        <h2 className="font-medium">An answer arrives as six kinds of event</h2>
        <dl className="flex flex-col gap-2 text-small">
          {Object.entries(SIX_EVENTS).map(([name, words]) => (
            <div key={name}>
              <dt className="font-mono">{name}</dt>
              <dd className="max-w-measure text-pretty text-quiet">{words}</dd>
            </div>
          ))}
        </dl>
      </div>
    </SimplePage>
  )
}
