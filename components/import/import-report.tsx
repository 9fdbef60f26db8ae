/** What an import brought, and what it left out. */
import { addCounts, countWords, type LeftOutCounts, type SkipReason } from '@/lib/shared/api/import'
import { chatAddress } from '@/lib/shared/page-address'
import type { ImportRun } from './import-run'

const REASONS: Record<SkipReason, string> = {
  known: 'imported before',
  empty: 'without any text',
  unreadable: 'in a form that could not be read',
  unknown_form: 'no conversations of a known kind',
  too_large: 'too large',
}

const conversations = (count: number) => (count === 1 ? '1 conversation' : `${count} conversations`)

/** Counts, reasons, and a link to the chats. */
export function ImportReport({ run: { state, results, failures } }: { run: ImportRun }) {
  const imported = results.flatMap((result) => (result.status === 'imported' ? [result] : []))
  const counts: LeftOutCounts = {}
  for (const { leftOutByKind } of imported) addCounts(counts, leftOutByKind)
  const leftOut = countWords(counts)
  const skipped = results.flatMap((result) => (result.status === 'skipped' ? [result.reason] : []))
  const reasons = [...new Set(skipped)]
  return (
    <div className="flex flex-col gap-3 rounded-2xl border border-line bg-raised px-5 py-4 text-small">
      <p className="font-medium text-base">
        {state === 'cancelled' ? 'Cancelled. ' : ''}
        {conversations(imported.length)} imported
      </p>
      {leftOut !== '' && <p className="text-pretty text-quiet">Only text comes along. Left out: {leftOut}.</p>}
      {reasons.length > 0 && (
        <div>
          <p>{conversations(skipped.length)} skipped:</p>
          <ul className="list-disc pl-5 text-quiet">
            {reasons.map((reason) => (
              <li key={reason}>
                {skipped.filter((one) => one === reason).length} {REASONS[reason]}
              </li>
            ))}
          </ul>
        </div>
      )}
      {failures.map((failure) => (
        <p key={failure} role="alert" className="text-pretty text-stop">
          {failure}
        </p>
      ))}
      {imported.length > 0 && (
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          {imported[0] && (
            <a href={chatAddress(imported[0].chatId)} className="underline underline-offset-4">
              Open <bdi>{imported[0].title}</bdi>
            </a>
          )}
        </p>
      )}
    </div>
  )
}
