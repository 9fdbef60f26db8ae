/** How smoothly an answer came, as the page that followed it has reported. */
import { useEffect, useState } from 'react'
import { formatCount, formatDuration } from '@/components/ui/format'
import { readArrivals } from '@/lib/client/api/arrivals'
import { ClientError } from '@/lib/client/api/client-error'
import type { AnswerId, ChatId } from '@/lib/shared/ids'
import { type Smoothness, smoothnessOf } from '@/lib/shared/smoothness'

interface SmoothnessPanelProps {
  chatId: ChatId
  answerId: AnswerId
}

type Found = { smoothness: Smoothness | undefined } | { failure: string }

/** Four figures, each with a sentence that explains it. */
export function SmoothnessPanel({ chatId, answerId }: SmoothnessPanelProps) {
  const [found, setFound] = useState<Found>()
  useEffect(() => {
    let isShown = true
    setFound(undefined)
    readArrivals(chatId, answerId).then(
      (arrivals) => isShown && setFound({ smoothness: arrivals && smoothnessOf(arrivals) }),
      (error: unknown) => isShown && setFound({ failure: error instanceof ClientError ? error.message : NOT_READ }),
    )
    return () => {
      isShown = false
    }
  }, [chatId, answerId])
  return (
    <section aria-label="Smoothness" className="flex min-h-20 flex-col gap-2 text-small">
      {!found && <p className="text-quiet">Reading when the text arrived…</p>}
      {found && 'failure' in found && (
        <p role="alert" className="text-stop">
          {found.failure}
        </p>
      )}
      {found && 'smoothness' in found && (found.smoothness ? <Figures of={found.smoothness} /> : <Nothing />)}
    </section>
  )
}

const NOT_READ = 'The times could not be read. Load the page again.'

function Nothing() {
  return (
    <p className="text-pretty text-quiet">
      No page has reported when this answer’s text arrived. A page does that for an answer that it followed from the
      question to the end while it was in view.
    </p>
  )
}

function Figures({ of: { frameShare, longestSilenceMs, bursts, word } }: { of: Smoothness }) {
  const rows = [
    ['In a word', word ?? 'too short to tell', 'How the text came, from the figures below.'],
    [
      'Frames with new text',
      shareWords(frameShare),
      'Of all frames that the page drew between the first text and the last.',
    ],
    [
      'Longest silence',
      formatDuration(longestSilenceMs),
      'The longest time without new text. Waits for a tool, for thinking or for the next segment do not count.',
    ],
    ['Bursts', formatCount(bursts), 'How often a line of text or more came at once, after 0.3 s or more of silence.'],
  ] as const
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 max-sm:grid-cols-1 max-sm:gap-y-0.5">
      {rows.map(([name, value, explanation]) => (
        <div key={name} className="contents">
          <dt className="text-quiet max-sm:mt-1.5">{name}</dt>
          <dd className="min-w-0 text-pretty">
            <span className="tabular font-medium">{value}</span> <span className="text-quiet">{explanation}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** In percent, never rounded up to 100 nor down to 0. */
function shareWords(share: number): string {
  const percent = share * 100
  if (percent < 1) return 'under 1 %'
  return `${percent > 99 && percent < 100 ? 99 : Math.round(percent)} %`
}
