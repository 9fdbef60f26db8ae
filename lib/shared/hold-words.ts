/** Why an answer is or was held, and what became of it, in words, for the chat and its exports. */
import type { HoldReason, HoldRecord, HoldTopic } from './hold'

const SUBJECTS: ReadonlyMap<HoldTopic, string> = new Map([
  ['medical', 'medicine'],
  ['legal', 'the law'],
  ['financial', 'money'],
])

/** What a topic is about. The operator's own topics go by their names. */
export function subjectOf(topic: HoldTopic): string {
  return SUBJECTS.get(topic) ?? `“${topic.replaceAll('-', ' ')}”`
}

/** The reason as what follows “because”. */
export function reasonClause({ by, cause, topic }: HoldReason, whose = 'your'): string {
  if (topic !== undefined) {
    return `the ${cause === 'answer' ? 'answer has turned to' : 'question is about'} ${subjectOf(topic)}`
  }
  if (by === 'site') return 'this site shows answers only when they are complete'
  return `${by === 'chat' ? 'this chat is' : `${whose} preferences are`} set to show answers only when they are complete`
}

/** What became of a held answer that is not shown; undefined for one that is. */
export function notShownWords({ outcome, withheldBecause }: HoldRecord): string | undefined {
  if (outcome === 'discarded') return 'Stopped while it was held: what had been written was discarded.'
  if (outcome === 'withheld') {
    return `This answer was held until it was complete, and is not shown. ${withheldBecause ?? ''}`.trimEnd()
  }
  return outcome === 'kept' ? 'It broke off while it was held, so what had been written is not shown.' : undefined
}

/** The whole record in words. */
export function recordWords(record: HoldRecord, whose?: string): string {
  const { outcome, classifier } = record
  const shown = outcome === 'overridden' ? 'It was shown on demand.' : 'It was shown when it was complete.'
  const end = notShownWords(record) ?? (outcome === undefined ? '' : shown)
  const by = classifier === undefined ? '' : `Recognised by classifier ${classifier}.`
  return [`Held because ${reasonClause(record, whose)}.`, end, by].filter(Boolean).join(' ')
}

/** How long it was held, in milliseconds; undefined where its end is not known. */
export function heldFor({ heldAt, endedAt }: HoldRecord): number | undefined {
  const milliseconds = Date.parse(endedAt ?? '') - Date.parse(heldAt)
  return Number.isFinite(milliseconds) && milliseconds >= 0 ? milliseconds : undefined
}
