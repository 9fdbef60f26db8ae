/** A player in React. */
import { useSyncExternalStore } from 'react'
import type { Player, PlayerState } from '@/lib/client/playback/player'

/** The state of a player, rendered anew after each change. */
export function usePlayer(player: Player): PlayerState {
  return useSyncExternalStore(player.subscribe, player.state, player.state)
}
