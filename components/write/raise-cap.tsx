/** Raises the spending cap of a document that has reached it, and goes on. */
import { type FormEvent, useState } from 'react'
import { formatCost } from '@/components/ui/format'
import { TextButton } from '@/components/ui/text-button'
import { infoOf } from '@/lib/client/api/client-error'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { changeCap } from '@/lib/client/write/document-actions'
import { FIELD } from './field-look'
import { capOf } from './wishes-fields'

interface RaiseCapProps {
  session: ChatSession
  answerId: string
  /** The cap that was reached, in US dollars. */
  capUsd: number
  /** Where there is a section to go on with. */
  onRaised(): void
}

/** One line. */
export function RaiseCap({ session, answerId, capUsd, onRaised }: RaiseCapProps) {
  const [cap, setCap] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const amount = capOf({ cap })
    if (!amount || amount <= capUsd) return setProblem(`Write an amount above ${formatCost(capUsd)}.`)
    setBusy(true)
    setProblem(undefined)
    try {
      await changeCap(session, answerId, amount)
      onRaised()
    } catch (thrown) {
      setProblem(infoOf(thrown).message)
    }
    setBusy(false)
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <input
          type="text"
          inputMode="decimal"
          aria-label="New spending cap in US dollars"
          placeholder={`More than ${formatCost(capUsd)}`}
          value={cap}
          autoComplete="off"
          onChange={({ target }) => setCap(target.value.slice(0, 12))}
          className={`${FIELD} write-cap tabular`}
        />
        <TextButton type="submit" disabled={isBusy}>
          Raise the cap and go on
        </TextButton>
      </div>
      {problem !== undefined && (
        <p role="alert" className="text-small text-stop">
          {problem}
        </p>
      )}
    </form>
  )
}
