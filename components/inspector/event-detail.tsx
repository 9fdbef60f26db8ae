/** One event in full: what it means, its JSON, and what this server made of it. */
import { useMemo } from 'react'
import { CopySign } from '@/components/markdown/copy/copy-sign'
import { copyText } from '@/components/markdown/copy/copy-text'
import { useCopy } from '@/components/markdown/copy/use-copy'
import { IconButton } from '@/components/ui/icon-button'
import { explain } from '@/lib/client/inspector/explanations'
import type { InspectionState } from '@/lib/client/inspector/inspection'
import type { Row } from '@/lib/client/inspector/row'
import { formatBytes, formatSeconds } from './format-bytes'
import { rowLabel } from './row-label'

/** The chosen event; an introduction before one is chosen. */
export function EventDetail({ state }: { state: InspectionState }) {
  const { isTouched, rows, position } = state
  const row = isTouched || state.isPlaying ? rows[position - 1] : undefined
  return (
    <section
      aria-label="Event"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: people without a mouse scroll it by its focus
      tabIndex={0}
      className="min-h-0 min-w-0 overflow-y-auto rounded-xl border border-line bg-side px-4 py-3 max-lg:min-h-64"
    >
      {row ? <Detail row={row} number={position} count={state.count} /> : <Introduction />}
    </section>
  )
}

function Introduction() {
  return (
    <div className="flex flex-col gap-2 text-pretty text-small">
      <h2 className="font-medium">How to read this</h2>
      <p>
        The model does not send its answer at once. It sends a stream of small events over one open HTTP response
        (Server-Sent Events), and each of them adds something to the answer.
      </p>
      <p>
        The list has all of them in order, and what this server added. Begin at its first row (Home): every kind of
        event is explained where it first occurs. Choose a row to see what is in it, and the answer as it was at that
        moment. Or press Play and watch it being written again, at its own pace.
      </p>
      <p className="text-quiet">
        In the chart, each bar is what arrived at that moment: the taller, the more bytes. A grey area is a silence, in
        which nothing came. A thin grey line over the whole height is where a request to the model began.
      </p>
    </div>
  )
}

function Detail({ row, number, count }: { row: Row; number: number; count: number }) {
  const { entry, block, bytes } = row
  const facts = [
    `Row ${number} of ${count}`,
    `${formatSeconds(entry.at)} s`,
    entry.kind !== 'server' && `call ${entry.call}`,
    block && `block ${block.index} (${block.type})`,
    formatBytes(bytes),
  ]
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h2 lang="" className="break-words font-medium font-mono text-small">
          {rowLabel(row)}
        </h2>
        <p className="tabular text-quiet text-small">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      {explain(entry).map(({ key, words }) => (
        <p key={key} className="text-pretty text-small">
          {words}
        </p>
      ))}
      {entry.kind === 'call' && <Request request={entry.request} />}
      {entry.kind === 'event' && <Json title="As it came from the API" value={entry.event} name="event" />}
      {entry.kind === 'call-end' && <Json title="What is known about it" value={endOf(entry)} name="end" />}
      {entry.kind !== 'call' && <Chunks chunks={entry.chunks} />}
    </div>
  )
}

function endOf({ call, skippedEvents, isTruncated }: { call: number; skippedEvents: number; isTruncated: boolean }) {
  return { call, skippedEvents, isTruncated }
}

function Request({ request }: { request: unknown }) {
  if (request === null) {
    return <p className="text-pretty text-small">The request was too large to be kept with the recording.</p>
  }
  return (
    <>
      <Json title="The request as it was sent" value={request} name="request" />
      <p className="text-pretty text-quiet text-small">
        Without the system prompt, which belongs to this site’s operator and is never recorded. Files are named by their
        ids.
      </p>
    </>
  )
}

function Chunks({ chunks }: { chunks: Row['entry']['chunks'] }) {
  if (chunks.length === 0) {
    return <p className="text-quiet text-small">This site sent nothing to the browser for it.</p>
  }
  return <Json title="What this site sent to the browser" value={chunks} name="chunks" />
}

/** More than anybody reads here; copying gives all of it. */
const MAX_SHOWN = 12_000

function Json({ title, value, name }: { title: string; value: unknown; name: string }) {
  const text = useMemo(() => JSON.stringify(value, null, 2) ?? '', [value])
  const [result, copy] = useCopy(() => copyText(text))
  return (
    <div className="min-w-0">
      <div className="flex items-center justify-between">
        <h3 className="text-quiet text-small">{title}</h3>
        <span className="flex items-center">
          <span aria-live="polite" className="select-none text-quiet text-small">
            {result && (result === 'copied' ? 'Copied' : 'Not copied')}
          </span>
          <IconButton label={`Copy the ${name}`} onClick={copy}>
            <CopySign result={result} />
          </IconButton>
        </span>
      </div>
      <pre
        lang=""
        className="whitespace-pre-wrap break-words rounded-lg bg-tint px-3 py-2 font-mono text-code [overflow-wrap:anywhere]"
      >
        {text.slice(0, MAX_SHOWN)}
      </pre>
      {text.length > MAX_SHOWN && (
        <p className="mt-1 text-quiet text-small">Only the beginning is shown. Copy has all of it.</p>
      )}
    </div>
  )
}
