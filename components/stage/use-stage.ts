/** The stage of this page, and what its main button does. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { showHeldAnswer } from '@/lib/client/api/held'
import { readTimeline } from '@/lib/client/playback/read-timeline'
import { modelChoice } from '@/lib/client/preferences/model-choice'
import { endOf } from '@/lib/client/stage/measure'
import { createStage, type Stage, type StageState } from '@/lib/client/stage/stage'
import type { StageSetup } from '@/lib/client/stage/stage-link'
import { nextFrame } from '@/lib/client/store/frame'
import { createTransport, PAGE_WAITS } from '@/lib/client/transport/transport'
import { waitOrOnline } from '@/lib/client/transport/wait-or-online'

/** Somebody who presents should see soon that there is no connection. */
const PATIENCE_MS = 15_000

/** The stage with its state. */
export function useStage({ speed, recording }: StageSetup, isDemo: boolean): { stage: Stage; state: StageState } {
  const [stage] = useState(() =>
    createStage({
      simulated: isDemo,
      // Without waiting for frames: the times are those of the arrivals.
      transport: createTransport({
        fetch: (input, init) => fetch(input, init),
        idleMs: PAGE_WAITS.idleMs,
        patienceMs: PATIENCE_MS,
        wait: waitOrOnline,
      }),
      readTimeline: (options) => readTimeline({ ...options, nextRead: nextFrame }),
      choice: modelChoice,
      showHeld: showHeldAnswer,
      now: () => performance.now(),
      nextFrame,
      speed,
    }),
  )
  const [chatId, answerId] = [recording?.chatId, recording?.answerId]
  useEffect(() => {
    if (chatId !== undefined && answerId !== undefined) stage.openRecording(chatId, answerId)
    return () => stage.close()
  }, [stage, chatId, answerId])
  return { stage, state: useSyncExternalStore(stage.subscribe, stage.state, stage.state) }
}

/** What the main button does now. */
export type MainAction = 'Start' | 'Pause' | 'Play'

/** Depends on the player, but is rendered anew only when it changes. */
export function useMainAction({ player }: Stage, { run }: StageState, question: string): MainAction {
  const read = (): MainAction => {
    if (!run) return 'Start'
    const { isPlaying, time } = player.state()
    if (isPlaying) return 'Pause'
    const end = endOf(run)
    const isOver = end !== undefined && time >= end
    // At its end a recording is played again, and a live answer is asked for again.
    return isOver && (run.source.kind === 'live' || question !== run.question) ? 'Start' : 'Play'
  }
  return useSyncExternalStore(player.subscribe, read, read)
}
