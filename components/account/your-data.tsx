'use client'
/** Downloads and deletes everything that is stored. */
import { Download, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { TextButton } from '@/components/ui/text-button'
import { deleteEverything } from '@/lib/client/api/account'
import { forgetEverywhere } from '@/lib/client/storage/forget'
import { DELETE_WORDS } from '@/lib/shared/api/account'
import { Failure, Section } from './section'
import { useTask } from './use-task'

/** The last part of the account page. */
export function YourData() {
  const [isAsking, setIsAsking] = useState(false)
  return (
    <Section
      title="Your data"
      lead="The download is one JSON file: every chat with all of its branches, your links, what your answers used, and your preferences."
    >
      <div className="flex flex-wrap gap-2">
        <a
          href="/api/account/export"
          download
          className="inline-flex min-h-8 items-center gap-1.5 rounded-lg border border-line bg-raised px-3 text-small transition-colors hover:bg-tint pointer-coarse:min-h-11"
        >
          <Download size={16} aria-hidden />
          Download everything
        </a>
        {!isAsking && (
          <TextButton icon={<Trash2 size={16} aria-hidden />} kind="quiet" onClick={() => setIsAsking(true)}>
            Delete everything…
          </TextButton>
        )}
      </div>
      {isAsking && <DeleteForm onCancel={() => setIsAsking(false)} />}
    </Section>
  )
}

function DeleteForm({ onCancel }: { onCancel(): void }) {
  const { isBusy, failure, run } = useTask()
  const [words, setWords] = useState('')
  const id = useId()
  const isSure = words.trim().toLowerCase() === DELETE_WORDS
  const remove = () =>
    run(async () => {
      await deleteEverything()
      forgetEverywhere()
      location.replace('/account')
    })
  return (
    <form
      className="flex flex-col items-start gap-3 rounded-xl border border-line bg-raised p-4 text-small"
      onSubmit={(event) => {
        event.preventDefault()
        if (isSure) remove()
      }}
    >
      <p className="max-w-measure text-pretty">
        Every chat, every link you have shared, every record of use and your account here are deleted at once, on all of
        your devices. Answers that are being written are stopped. This cannot be undone, by anybody.
      </p>
      <label htmlFor={id}>
        Type <b className="font-medium">{DELETE_WORDS}</b> to continue
      </label>
      <input
        id={id}
        value={words}
        autoComplete="off"
        onChange={({ target }) => setWords(target.value)}
        className="min-h-9 w-64 max-w-full rounded-lg border border-line bg-paper px-3 text-base pointer-coarse:min-h-11"
      />
      <div className="flex flex-wrap gap-2">
        <TextButton
          type="submit"
          icon={<Trash2 size={16} aria-hidden />}
          disabled={!isSure || isBusy}
          className="text-stop disabled:opacity-40"
        >
          Delete everything
        </TextButton>
        <TextButton icon={null} kind="quiet" disabled={isBusy} onClick={onCancel}>
          Keep it
        </TextButton>
      </div>
      <Failure words={failure} />
    </form>
  )
}
