/** The page of a share link. */
import 'katex/dist/katex.min.css'
import { ContinueButton } from './continue-button'
import { LivePage } from './live-page'
import type { RenderedPage } from './render-share'
import { hasSections, SharedMessage } from './shared-message'

interface SharedChatProps {
  shareId: string
  title: string
  turns: RenderedPage['turns']
  sharedAt: Date
  expiresAt: Date | null
  /** The number of this page, counted from 1. */
  page: number
  pages: number
}

/** A read-only chat. */
export function SharedChat({ shareId, title, turns, sharedAt, expiresAt, page, pages }: SharedChatProps) {
  const noun = turns.some(({ messages }) => messages.some(hasSections)) ? 'document' : 'chat'
  return (
    <div className="shared-chat min-h-dvh">
      <LivePage />
      <header className="column flex h-13 items-center gap-2">
        <a href="/" className="font-semibold tracking-tight">
          Firstword
        </a>
        <span className="ml-1 rounded-full bg-tint px-2.5 py-0.5 text-quiet text-small">{`Shared ${noun}`}</span>
      </header>
      <main className="column pb-[max(3rem,env(safe-area-inset-bottom))]">
        <div className="flex flex-col gap-1.5 border-line border-b pt-6 pb-5">
          <h1 className="text-balance font-medium text-2xl leading-tight tracking-tight [overflow-wrap:anywhere]">
            <bdi lang="">{title}</bdi>
          </h1>
          <p className="text-pretty text-quiet text-small">
            {`A copy of a ${noun}, made on `}
            <Day date={sharedAt} />
            {noun === 'chat' ? '. What is added to the chat later is not in it.' : '. Later versions are not in it.'}
            {expiresAt && (
              <>
                {' '}
                This link ends on <Day date={expiresAt} />.
              </>
            )}
          </p>
        </div>
        <Pages page={page} pages={pages} />
        {/* Scrolls with the page: here the region is only a landmark. */}
        <section aria-label="Conversation">
          {turns.map((turn) => (
            <div key={turn.from} className="flex flex-col gap-6 pt-6 pb-4">
              {turn.messages.map((message, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a copy never changes
                <SharedMessage key={at} shareId={shareId} message={message} place={turn.from + at} />
              ))}
            </div>
          ))}
        </section>
        <Pages page={page} pages={pages} isBelow />
        <div className="no-print mt-6 flex flex-col items-start gap-2 border-line border-t pt-5">
          <ContinueButton shareId={shareId} />
        </div>
      </main>
    </div>
  )
}

/** The pages of a long chat: where this one is, and links to the others. */
function Pages({ page, pages, isBelow = false }: { page: number; pages: number; isBelow?: boolean }) {
  if (pages === 1) return null
  return (
    <nav
      aria-label={isBelow ? 'Pages, below' : 'Pages'}
      className={`flex flex-wrap items-center gap-4 py-3 text-small ${isBelow ? 'mt-6 border-line border-t' : ''}`}
    >
      <span className="text-quiet">{`This chat is long: page ${page} of ${pages}.`}</span>
      {page > 1 && (
        <a href={`?page=${page - 1}`} rel="prev" className="text-accent underline underline-offset-4">
          Earlier messages
        </a>
      )}
      {page < pages && (
        <a href={`?page=${page + 1}`} rel="next" className="text-accent underline underline-offset-4">
          Later messages
        </a>
      )}
    </nav>
  )
}

/** The same for every reader, as the server does not know their time zone. */
function Day({ date }: { date: Date }) {
  const words = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return <time dateTime={date.toISOString()}>{words}</time>
}
