/** The list of sources under an answer: number, title, host and quotes. Rendered on the server as well. */
import { memo } from 'react'
import { markedText } from '@/components/ui/marked-text'
import type { Quote, Source } from '@/lib/shared/sources'

/** Sources, and the ids that marks link to. */
export interface SourceListProps {
  sources: readonly Source[]
  /** The prefix of the entries' ids. */
  prefix: string
}

/** The list that marks in the text link to. Its entries are one line each, so that little moves while it grows. */
export function SourceList({ sources, prefix }: SourceListProps) {
  if (sources.length === 0) return null
  const more = sources.slice(MAX_AT_ONCE)
  return (
    <section aria-label="Sources" className="source-list">
      <p className="source-heading">Sources</p>
      <Entries sources={sources.slice(0, MAX_AT_ONCE)} prefix={prefix} />
      {more.length > 0 && (
        <details>
          <summary>{more.length === 1 ? 'Show 1 more' : `Show ${more.length} more`}</summary>
          <Entries sources={more} prefix={prefix} />
        </details>
      )}
    </section>
  )
}

/** More would push the text that is being read out of view while the list grows below it. */
const MAX_AT_ONCE = 6

/** How many are re-rendered together when one of them changes. */
const GROUP = 50

function Entries({ sources, prefix }: SourceListProps) {
  const groups = Array.from({ length: Math.ceil(sources.length / GROUP) }, (_, at) =>
    sources.slice(at * GROUP, (at + 1) * GROUP),
  )
  return (
    <ol start={sources[0]?.number}>
      {groups.map((group) => (
        <Group key={group[0]?.id} sources={group} prefix={prefix} />
      ))}
    </ol>
  )
}

/** Groups are new arrays at every rendering; a source is the same object until it changes. */
function sameSources(before: SourceListProps, after: SourceListProps): boolean {
  if (before.prefix !== after.prefix || before.sources.length !== after.sources.length) return false
  return after.sources.every((source, at) => source === before.sources[at])
}

const Group = memo(function Group({ sources, prefix }: SourceListProps) {
  return (
    <>
      {sources.map((source) => (
        <li key={source.id} id={`${prefix}${source.number}`} tabIndex={-1}>
          <span className="source-number tabular" aria-hidden>
            {source.number}
          </span>
          <div className="min-w-0">
            <SourceName source={source} />
            <Quotes quotes={source.quotes} />
          </div>
        </li>
      ))}
    </>
  )
}, sameSources)

function SourceName({ source: { title, url, host } }: { source: Source }) {
  if (url === undefined)
    return (
      <bdi lang="" className="source-title">
        {markedText(title)}
      </bdi>
    )
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" className="source-link">
      <bdi lang="" className="source-title">
        {markedText(title)}
      </bdi>
      {host !== title && (
        <bdi lang="" className="source-host">
          {markedText(host ?? '')}
        </bdi>
      )}
    </a>
  )
}

/** Quotes are collapsed: they may be long, and the answer already says the same in its own words. */
function Quotes({ quotes }: { quotes: readonly Quote[] }) {
  if (quotes.length === 0) return null
  const places = [...new Set(quotes.flatMap(({ place }) => place ?? []))].slice(0, MAX_PLACES)
  const isQuoted = quotes.some(({ text }) => text !== undefined)
  const where = places.join(', ')
  if (!isQuoted) return <p className="source-place">{markedText(where)}</p>
  return (
    <details>
      <summary>
        {markedText(
          [quotes.length === 1 ? 'Quoted text' : `${quotes.length} quoted texts`, where].filter(Boolean).join(', '),
        )}
      </summary>
      {quotes.map(({ text, place }) => (
        <figure key={`${place} ${text}`}>
          {place !== undefined && quotes.length > 1 && (
            <figcaption className="source-place">{markedText(place)}</figcaption>
          )}
          {text !== undefined && (
            <blockquote dir="auto" lang="" className="source-quote">
              {markedText(text)}
            </blockquote>
          )}
        </figure>
      ))}
    </details>
  )
}

/** Nobody reads a line of more places than this. */
const MAX_PLACES = 4
