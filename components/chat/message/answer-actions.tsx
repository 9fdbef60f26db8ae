/** What can be done with a finished answer. */
import { RefreshCw } from 'lucide-react'
import { useRef } from 'react'
import { copyHtml, hasHtml } from '@/components/markdown/copy/copy-html'
import { CopySign } from '@/components/markdown/copy/copy-sign'
import { copyRich, copyText } from '@/components/markdown/copy/copy-text'
import { useCopy } from '@/components/markdown/copy/use-copy'
import { IconButton } from '@/components/ui/icon-button'
import { lazy, useLazy } from '@/components/ui/lazy-module'
import type { ChatSession } from '@/lib/client/session/chat-session'
import type { Answer } from '@/lib/client/store/entry'
import { answerMarkdown, type JoinedText } from '@/lib/markdown/document/text-groups'
import type { Part } from '@/lib/shared/message'
import { createSlices } from '@/lib/shared/slices'
import { inSlices, type Steps } from '@/lib/shared/steps'
import { toMessage } from '@/lib/stream/growing-message'
import { isCitation } from './answer-groups'
import { InspectLink } from './inspect-link'
import { RegenerateMenu } from './regenerate-menu'
import { Versions } from './versions'

interface AnswerActionsProps {
  session: ChatSession
  answer: Answer
}

/** Writes the source numbers, which takes the parser that comes with the renderer. */
const marking = lazy(() => import('@/lib/markdown/document/marks-in-source'))
function* withoutMarks({ text }: JoinedText): Steps<string> {
  yield
  return text
}

/** Between two slices the page handles clicks and keys. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve))
const SLICE_MS = 20

/** An answer in both formats, made in slices: a short one is ready at once. */
async function copied(parts: readonly Part[], rendered: Element | undefined) {
  const slices = createSlices(pause, { cost: Number.POSITIVE_INFINITY, ms: SLICE_MS, now: () => performance.now() })
  const markdown = await inSlices(answerMarkdown(parts, marking.get()?.withMarksInSteps ?? withoutMarks), slices)
  return { markdown, html: rendered ? await inSlices(copyHtml(rendered), slices) : '' }
}

const WORDS = { copied: 'Copied', failed: 'Not copied' } as const

/** Copy, as Markdown and as formatted text at once, and another try. */
export function AnswerActions({ session, answer }: AnswerActionsProps) {
  const row = useRef<HTMLDivElement>(null)
  const isCited = answer.message.parts.some(isCitation)
  useLazy(isCited ? marking : undefined)
  const [result, copy] = useCopy(async () => {
    const rendered = row.current?.closest('article') ?? undefined
    const make = async () => {
      if (isCited && !marking.get()) await marking.load()
      return copied(toMessage(answer.message).parts, rendered)
    }
    return rendered && hasHtml(rendered) ? copyRich(make()) : copyText((await make()).markdown)
  })
  // Nothing has come, or what came is not shown.
  const isEmpty = answer.message.parts.every(({ type }) => type === 'whole')
  const isBusy = session.running() !== undefined
  return (
    <div ref={row} className="-ml-2 flex items-center">
      <IconButton label="Copy" disabled={isEmpty} onClick={copy}>
        <CopySign result={result} />
      </IconButton>
      <IconButton label="Regenerate" disabled={isBusy} onClick={() => session.regenerate(answer.key)}>
        <RefreshCw size={16} aria-hidden />
      </IconButton>
      {!isBusy && <RegenerateMenu onRegenerate={(choice) => session.regenerate(answer.key, choice)} />}
      {answer.id !== '' && <InspectLink chatId={session.chatId} answerId={answer.id} />}
      <Versions session={session} messageId={answer.id} />
      {/* Last in the row, so that the word moves nothing. It is both shown and announced. */}
      <span aria-live="polite" className="ml-1 select-none text-quiet text-small">
        {result && WORDS[result]}
      </span>
    </div>
  )
}
