/** What the share dialog shows: what a link makes public, the way to create one, and those that exist. */
import { Globe, Link2, Loader } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { TextButton } from '@/components/ui/text-button'
import { ClientError } from '@/lib/client/api/client-error'
import { makeShare, previewShare, type ShareChoice, type ShareDays } from '@/lib/client/api/shares'
import type { ShareEntry, SharePreview } from '@/lib/shared/api/share'
import type { ChatId } from '@/lib/shared/ids'
import { ShareLink } from './share-link'
import { ShareList } from './share-list'
import { SharePending } from './share-pending'

const ENDS: ReadonlyArray<{ words: string; days: ShareDays }> = [
  { words: 'Never', days: null },
  { words: 'After 1 day', days: 1 },
  { words: 'After 7 days', days: 7 },
  { words: 'After 30 days', days: 30 },
]

const wordsOf = (error: unknown) =>
  error instanceof ClientError ? error.message : 'Something went wrong in this page. Try again.'

/** What people call what is shared. */
export type SharedNoun = 'chat' | 'document'

/** The panel of one chat. */
export function SharePanel({ chatId, noun }: { chatId: ChatId; noun: SharedNoun }) {
  const [preview, setPreview] = useState<SharePreview>()
  const [made, setMade] = useState<ShareEntry>()
  const [withReplays, setWithReplays] = useState(false)
  const [failure, setFailure] = useState<string>()
  useEffect(() => {
    let isOpen = true
    previewShare(chatId).then(
      (found) => isOpen && setPreview(found),
      (error: unknown) => isOpen && setFailure(wordsOf(error)),
    )
    return () => {
      isOpen = false
    }
  }, [chatId])

  async function make(choice: ShareChoice) {
    setFailure(undefined)
    try {
      setMade(await makeShare(chatId, choice))
      setWithReplays(choice.withReplays)
      setPreview(await previewShare(chatId))
    } catch (error) {
      setFailure(wordsOf(error))
    }
  }

  const others = preview?.shares.filter(({ id }) => id !== made?.id) ?? []
  return (
    <>
      {!preview && failure === undefined && <SharePending />}
      {preview && !made && <WhatBecomesPublic {...preview} noun={noun} />}
      {made && <ShareLink share={made} withReplays={withReplays} />}
      {preview && preview.messageCount > 0 && !made && <MakeLink onMake={make} />}
      {failure !== undefined && (
        <p role="alert" className="text-stop">
          {failure}
        </p>
      )}
      {others.length > 0 && (
        <section className="flex flex-col gap-2 border-line border-t pt-4">
          <h3 className="font-medium">{`${made ? 'Other links' : 'Links'} to this ${noun}`}</h3>
          <ShareList shares={others} />
        </section>
      )}
      <p className="text-quiet">
        <a href="/shares" className="underline underline-offset-4 hover:text-ink">
          All my links
        </a>
      </p>
    </>
  )
}

const WHAT_IS_IN_IT: Readonly<Record<SharedNoun, readonly string[]>> = {
  chat: [
    'Anyone who has the link can read a copy of the chat as you see it now: questions, answers and the tools’ results. Your name, your instructions, Claude’s thoughts and the cost are not in it.',
    'Messages that come later stay private. You can revoke the link at any time; deleting the chat ends it too.',
  ],
  document: [
    'Anyone who has the link can read a copy of the document as you see it now, and from how many files it was written. The files, your name, your instructions and the cost are not in it.',
    'Later versions stay private. You can revoke the link at any time; deleting the document ends it too.',
  ],
}

function WhatBecomesPublic({ messageCount, title, noun }: SharePreview & { noun: SharedNoun }) {
  if (messageCount === 0) return <p>There is nothing to share yet: wait for the first answer.</p>
  const count = messageCount === 1 ? 'message becomes' : `${messageCount} messages become`
  return (
    <div className="flex gap-3 rounded-xl bg-tint px-4 py-3">
      <span aria-hidden className="flex h-5 shrink-0 items-center text-quiet">
        <Globe size={16} />
      </span>
      <div className="flex min-w-0 flex-col gap-1.5 text-pretty [overflow-wrap:anywhere]">
        <p className="font-medium">
          <span>
            {noun === 'document' ? 'This document becomes public: “' : `The ${count} public, and the title “`}
          </span>
          <bdi lang="">{title}</bdi>
          <span>”.</span>
        </p>
        {WHAT_IS_IN_IT[noun].map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
    </div>
  )
}

function MakeLink({ onMake }: { onMake(choice: ShareChoice): Promise<void> }) {
  const [days, setDays] = useState<ShareDays>(null)
  const [withReplays, setWithReplays] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const id = useId()
  async function make() {
    setIsBusy(true)
    await onMake({ expiresInDays: days, withReplays })
    setIsBusy(false)
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <label className="flex w-full cursor-pointer items-start gap-2.5 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={withReplays}
          aria-describedby={`${id}-watch`}
          onChange={({ target }) => setWithReplays(target.checked)}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <span className="flex min-w-0 flex-col text-pretty">
          <span>Let readers watch it being written</span>
          <span id={`${id}-watch`} className="text-quiet">
            Adds the pace at which each answer came, and nothing else.
          </span>
        </span>
      </label>
      <label htmlFor={id} className="flex items-center gap-2">
        Link ends
        <select
          id={id}
          value={String(days)}
          onChange={({ target }) => setDays(ENDS.find((end) => String(end.days) === target.value)?.days ?? null)}
          className="min-h-8 rounded-lg border border-line bg-raised px-2 pointer-coarse:min-h-11"
        >
          {ENDS.map((end) => (
            <option key={end.words} value={String(end.days)}>
              {end.words}
            </option>
          ))}
        </select>
      </label>
      <TextButton
        icon={
          isBusy ? (
            <Loader size={16} aria-hidden className="motion-safe:animate-spin" />
          ) : (
            <Link2 size={16} aria-hidden />
          )
        }
        disabled={isBusy}
        onClick={make}
      >
        Create link
      </TextButton>
    </div>
  )
}
