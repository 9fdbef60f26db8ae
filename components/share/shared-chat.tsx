/** The page behind a share link. */
import type { SharedMessage as Message, SharedChat as Shared } from '@/lib/shared/share'
import { ContinueButton } from './continue-button'
import { Copies } from './copies'
import { SharedMessage } from './shared-message'

interface SharedChatProps {
  shareId: string
  chat: Shared
  sharedAt: Date
  expiresAt: Date | null
}

/** A chat to read, without a text box. */
export function SharedChat({ shareId, chat: { title, messages }, sharedAt, expiresAt }: SharedChatProps) {
  return (
    <div className="shared-chat min-h-dvh">
      <Copies />
      <header className="column flex h-13 items-center gap-2">
        <a href="/" className="font-semibold tracking-tight">
          Firstword
        </a>
        <span className="ml-1 rounded-full bg-tint px-2.5 py-0.5 text-quiet text-small">Shared chat</span>
      </header>
      <main className="column pb-[max(3rem,env(safe-area-inset-bottom))]">
        <div className="flex flex-col gap-1.5 border-line border-b pt-6 pb-5">
          <h1 className="text-balance font-medium text-2xl leading-tight tracking-tight [overflow-wrap:anywhere]">
            <bdi lang="">{title}</bdi>
          </h1>
          <p className="text-pretty text-quiet text-small">
            A copy made on <Day date={sharedAt} />, to read. It does not change
            {expiresAt ? (
              <>
                , and this link ends on <Day date={expiresAt} />.
              </>
            ) : (
              '.'
            )}
          </p>
        </div>
        {/* Scrolls with the page: a region here is a landmark, not a box. */}
        <section aria-label="Conversation">
          {turnsOf(messages).map((turn) => (
            <div key={turn.from} className="flex flex-col gap-6 pt-6 pb-4">
              {turn.messages.map((message, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a copy never changes
                <SharedMessage key={at} message={message} place={turn.from + at} />
              ))}
            </div>
          ))}
        </section>
        <div className="no-print mt-6 flex flex-col items-start gap-2 border-line border-t pt-5">
          <ContinueButton shareId={shareId} />
        </div>
      </main>
    </div>
  )
}

function turnsOf(messages: readonly Message[]): Array<{ from: number; messages: Message[] }> {
  const turns: Array<{ from: number; messages: Message[] }> = []
  for (const [at, message] of messages.entries()) {
    const turn = turns.at(-1)
    if (turn && message.role === 'assistant') turn.messages.push(message)
    else turns.push({ from: at, messages: [message] })
  }
  return turns
}

/** The same words for every reader, as the server does not know their time zone. */
function Day({ date }: { date: Date }) {
  const words = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return <time dateTime={date.toISOString()}>{words}</time>
}
