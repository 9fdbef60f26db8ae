/** The clocks of a pane. */
import { formatCount } from '@/components/ui/format'
import { measure } from '@/lib/client/stage/measure'
import type { StageMeasures } from '@/lib/client/stage/stage-run'
import { CLOCKS, formatSeconds, WORDS_READABLE } from '@/lib/client/stage/stage-words'
import { type Shown, useMeasures } from './use-shown'

const NOTHING = measure({ moments: [], hasEnded: false })

/** The clocks of an answer. In the pane that waits, all of them are reached at the end. */
export function Clocks({ shown, waits }: { shown: Shown | undefined; waits: boolean }) {
  return shown ? <RunningClocks shown={shown} waits={waits} /> : <ClockFace measures={NOTHING} />
}

function RunningClocks({ shown, waits }: { shown: Shown; waits: boolean }) {
  return <ClockFace measures={useMeasures(shown, waits)} />
}

function ClockFace({ measures }: { measures: StageMeasures }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div role="group" aria-label="Clocks">
      <dl className="stage-clocks">
        {CLOCKS.map(([name, field]) => (
          <Clock key={field} name={name} isReached={measures[field] !== undefined}>
            {measures[field] === undefined ? '–' : formatSeconds(measures[field])}
          </Clock>
        ))}
        <Clock name={WORDS_READABLE} isReached={measures.words > 0}>
          {formatCount(measures.words)}
        </Clock>
      </dl>
    </div>
  )
}

function Clock({ name, isReached, children }: { name: string; isReached: boolean; children: string }) {
  const start = name.indexOf(' ') + 1
  return (
    <div>
      <dt className="text-quiet text-small">
        {/* A phone has room for the last word only. */}
        {start > 0 && <span className="stage-clock-first">{name.slice(0, start)}</span>}
        <span>{name.slice(start)}</span>
      </dt>
      <dd className={`tabular font-mono ${isReached ? '' : 'stage-clock-waits'}`}>{children}</dd>
    </div>
  )
}
