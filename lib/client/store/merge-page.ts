/** A page of the stored chat merged with what is shown: the same messages stay the same entries, under their keys. */
import type { ChatPage } from '@/lib/shared/api/chat-page'
import type { Message } from '@/lib/shared/message'
import { continuationsIn } from '@/lib/stream/continuation'
import type { Answer, Entry } from './entry'
import { hasEnded } from './grow-answer'
import { hydrate, hydrateRunning } from './hydrate'

/** The entries of a page. Those that are known and have not changed stay as they are. */
export function entriesOf({ messages, running }: ChatPage, before: readonly Entry[]): Entry[] {
  const known = new Map(before.map((entry) => [entry.id, entry]))
  return messages.map((message) => {
    const entry = known.get(message.id)
    return message.id === running?.answerId ? keyed(hydrateRunning(running), entry) : storedEntry(message, entry)
  })
}

/** The list with a new page of the chat's end: what is loaded above stays, and so do unsent questions. */
export function mergePage(
  page: ChatPage,
  before: readonly Entry[],
  hadOlder: boolean,
): { entries: Entry[]; hasOlder: boolean } {
  const entries = entriesOf(page, before)
  const ids = new Set(entries.map(({ id }) => id))
  const unsent = before.filter((entry) => entry.role === 'user' && entry.status !== 'complete' && !ids.has(entry.id))
  const joint = before.findIndex(({ id }) => id !== '' && id === entries[0]?.id)
  // If nothing joins the two, another branch was chosen, or there are more new messages than a page holds.
  const above = joint === -1 ? [] : before.slice(0, joint)
  return { entries: [...above, ...entries, ...unsent], hasOlder: joint === -1 ? page.hasOlder : hadOlder }
}

function storedEntry(message: Message, before: Entry | undefined): Entry {
  const stored = hydrate(message)
  if (before?.role === 'user' && before.status === 'complete') return before
  return before?.role === 'assistant' && isUnchanged(before, stored) ? before : keyed(stored, before)
}

/**
 * Whether an answer is as stored. One that continued elsewhere has more continuations, or more segments; one that was
 * kept back may have been shown since.
 */
function isUnchanged(before: Answer, stored: Entry): boolean {
  if (stored.role !== 'assistant' || !hasEnded(before) || before.status !== stored.status) return false
  return (
    continuationsIn(before.message) === continuationsIn(stored.message) &&
    segmentsOf(before) === segmentsOf(stored) &&
    outcomeOf(before) === outcomeOf(stored)
  )
}

const outcomeOf = ({ message }: Answer) => message.metadata.hold?.outcome

const segmentsOf = ({ message }: Answer) => message.metadata.segments?.length ?? 1

/** A new entry in the place of an old one: under its key, with its arrivals. */
function keyed<E extends Entry>(entry: E, before: Entry | undefined): E {
  if (!before || before.role !== entry.role) return entry
  if (before.role === 'user') return { ...entry, key: before.key }
  const { key, arrivals, askedAt } = before
  return { ...entry, key, arrivals, askedAt }
}
