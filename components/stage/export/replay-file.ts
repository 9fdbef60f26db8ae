/** The comparison of the stage as one file that plays by itself, from a disk, with the network off. */
import type { RenderBudget } from '@/components/markdown/static/render-text'
import { createMessageAt } from '@/lib/client/playback/message-at'
import { createMeter, lastTime, type Meter } from '@/lib/client/stage/measure'
import { replayPage } from '@/lib/client/stage/replay/replay-page'
import { changeOf, type ReplayData, type ReplayStep } from '@/lib/client/stage/replay/states'
import { isWrongOnPurpose, reversalTimes, WRONG_ON_PURPOSE } from '@/lib/client/stage/reversal-times'
import type { StageRun } from '@/lib/client/stage/stage-run'
import { comparisonOf, takenBackWords } from '@/lib/client/stage/stage-words'
import { newNonce } from '@/lib/markdown/tree/file-page'
import { createSlices, type Slices } from '@/lib/shared/slices'
import { textIn } from '@/lib/stream/text-in'
import type { Moment } from '@/lib/stream/timeline'
import { AnswerCells } from './answer-cells'
import { createFileLook, type FileLook } from './file-look'

/** Options, for progress and for tests. */
export interface ReplayOptions {
  /** Called with the share that is done, from 0 to 1. */
  onProgress?(share: number): void
  slices?: Slices
  now?: Date
}

/** More states than anybody can tell apart; those of a longer answer are merged. */
export const MAX_STEPS = 2_000

/** No bounds: the file has all that a message may hold. */
const UNLIMITED = { room: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY }

/** A block with more markup than this changes at most every `LONG_CELL_MS`: each of its states is rendered whole. */
const LONG_CELL = 8_000
const LONG_CELL_MS = 150

const pause = () => new Promise<void>((resolve) => setTimeout(resolve))

/** Makes the file. The page stays usable meanwhile. */
export async function replayFile(
  run: StageRun,
  { onProgress, slices = createSlices(pause, { now: () => performance.now() }), now = new Date() }: ReplayOptions = {},
): Promise<Blob> {
  // The run may still grow while this works.
  const moments = [...run.moments]
  const look = createFileLook()
  const budget = { ...UNLIMITED, spend: (cost: number) => slices.spend(cost) }
  const { hasEnded } = run
  const meter = createMeter({ moments, hasEnded })
  const measures = meter.at(Number.POSITIVE_INFINITY)
  const steps = await replaySteps(moments, hasEnded, { look, budget, meter, ...(onProgress && { onProgress }) })
  const { firstWordMs = null, firstLineMs = null, firstParagraphMs = null, words } = measures
  const clocks = { firstWordMs, firstLineMs, firstParagraphMs, endMs: measures.endMs ?? lastTime(moments) }
  const verdict = [comparisonOf(measures) ?? '', ...takenBack(moments)].join(' ').trim()
  const warning = isWrongOnPurpose({ ...run, moments }) ? WRONG_ON_PURPOSE : ''
  const data: ReplayData = { clocks, words, verdict, warning, steps }
  const page = replayPage({ run, data, style: look.style(), madeAt: now, nonce: newNonce() })
  return new Blob([page], { type: 'text/html;charset=utf-8' })
}

/** What the end of the answer took back, as a sentence. */
function takenBack(moments: readonly Moment[]): string[] {
  const reversal = reversalTimes(moments)
  if (!reversal) return []
  const { before, between, after } = takenBackWords(reversal)
  return [`${before}“${reversal.said}”${between}“${reversal.takenBack}”${after}`]
}

/** What making the states uses. */
interface StepsContext {
  look: FileLook
  budget: RenderBudget
  meter: Meter
  onProgress?(share: number): void
}

/** The cost of one state apart from its text, in microseconds. */
const STEP_COST = 200

async function replaySteps(
  moments: readonly Moment[],
  hasEnded: boolean,
  context: StepsContext,
): Promise<ReplayStep[]> {
  const { look, budget, meter, onProgress } = context
  const messages = createMessageAt(moments)
  const message = messages.seek(0)
  const answer = new AnswerCells(message, look, budget)
  const steps: ReplayStep[] = []
  let cells: readonly string[] = []
  let [time, words] = [0, 0]
  const shortest = moments.length <= MAX_STEPS ? 0 : lastTime(moments) / MAX_STEPS
  let changing = 0
  for (let from = 0, to = 0; from < moments.length; from = to) {
    to = endOfState(moments, from, changing > LONG_CELL ? Math.max(shortest, LONG_CELL_MS) : shortest)
    messages.seek(to)
    const text = textIn(moments.slice(from, to).flatMap(({ chunks }) => chunks))
    const next = await answer.read(!(message.ended || (hasEnded && to === moments.length)))
    const change = changeOf(cells, next)
    // Milliseconds with a fraction would double the file's numbers.
    const at = Math.round(moments[to - 1]?.at ?? 0)
    if (change || text !== '') {
      const sum = meter.wordsAfter(to)
      const grown = [at - time, text, sum - words] as const
      steps.push(change ? [...grown, change] : [...grown])
      time = at
      words = sum
    }
    cells = next
    changing = next.at(change?.[0] ?? -1)?.length ?? 0
    onProgress?.(to / moments.length)
    await budget.spend(STEP_COST)
  }
  return steps
}

/** The end of the moments that make one state. */
function endOfState(moments: readonly Moment[], from: number, shortest: number): number {
  const start = moments[from]?.at ?? 0
  let to = from + 1
  while (to < moments.length && (moments[to]?.at ?? 0) - start < shortest) to += 1
  return to
}
