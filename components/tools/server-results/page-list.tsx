/** Pages that a web search found, or that were read. */
import { markedText } from '@/components/ui/marked-text'
import { useMoreEachFrame } from '@/components/ui/use-more-each-frame'
import { fieldsOf, listOf, type NamedPage, pageOf, textOf } from './read-output'

const MAX_AT_ONCE = 100

/** What a web search found: title, host and age of each page. */
export function SearchedPages({ output }: { output: unknown }) {
  const pages = listOf(fieldsOf(output).results).flatMap((result) => pageOf(result) ?? [])
  const count = useMoreEachFrame(pages.length, MAX_AT_ONCE)
  if (pages.length === 0) return <p className="text-quiet">Nothing was found.</p>
  return (
    <ol className="flex flex-col gap-1.5">
      {pages.slice(0, count).map((page, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a result never changes
        <li key={at}>
          <PageLink page={page} />
        </li>
      ))}
    </ol>
  )
}

const KINDS: Record<string, string> = { 'application/pdf': 'PDF', 'text/plain': 'Text' }

/** A page that was read: its title, its host and what kind of document it is. */
export function FetchedPage({ output }: { output: unknown }) {
  const fields = fieldsOf(output)
  const page = pageOf(fields)
  const mediaType = textOf(fields.mediaType)
  const kind = KINDS[mediaType] ?? mediaType
  return (
    <p>
      {page ? (
        <PageLink page={{ ...page, age: kind }} />
      ) : (
        <bdi lang="">{markedText(textOf(fields.title) || 'A page was read.')}</bdi>
      )}
    </p>
  )
}

function PageLink({ page: { url, title, host, age } }: { page: NamedPage }) {
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="group/page inline-flex max-w-full flex-wrap gap-x-2 [overflow-wrap:anywhere]"
    >
      <bdi lang="" className="group-hover/page:underline">
        {markedText(title)}
      </bdi>
      <span className="text-quiet">
        <bdi lang="">{markedText(host)}</bdi>
        {age !== '' && <bdi lang="">{` · ${age}`}</bdi>}
      </span>
    </a>
  )
}
