/** What a run shows at the player's time. A component is rendered again only when that changes. */
import { useSyncExternalStore } from 'react'
import { positionAt } from '@/lib/client/playback/message-at'
import type { Player } from '@/lib/client/playback/player'
import { endOf, type Meter, measuresWhileWaiting } from '@/lib/client/stage/measure'
import type { Stage } from '@/lib/client/stage/stage'
import type { StageMeasures, StageRun } from '@/lib/client/stage/stage-run'

/** A run with what plays and measures it. */
export interface Shown {
  run: StageRun
  meter: Meter
  player: Player
}

/** How many moments have happened. */
export function usePosition({ run, player }: Shown): number {
  const read = () => positionAt(run.moments, player.state().time)
  return useSyncExternalStore(player.subscribe, read, read)
}

/** Whether all of it has happened. */
export function useIsOver({ run, player }: Shown): boolean {
  const read = () => {
    const end = endOf(run)
    return end !== undefined && player.state().time >= end
  }
  return useSyncExternalStore(player.subscribe, read, read)
}

/** Whether a speed above 1 has nothing left to catch up with. */
export function useIsKeptBack({ player, isAtLiveEdge }: Stage): boolean {
  const read = () => player.state().speed > 1 && isAtLiveEdge()
  return useSyncExternalStore(player.subscribe, read, () => false)
}

/** What the clocks show. */
export function useMeasures({ meter, player }: Shown, waits: boolean): StageMeasures {
  const read = () => {
    const measures = meter.at(player.state().time)
    // As text, so that equal figures are the same.
    return JSON.stringify(waits ? measuresWhileWaiting(measures) : measures)
  }
  return JSON.parse(useSyncExternalStore(player.subscribe, read, read))
}
