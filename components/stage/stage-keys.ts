/** The keys of the stage, in one list: the page handles them and the help shows them. */
import { useEffect, useEffectEvent } from 'react'
import { latinKey } from '@/components/shortcuts/latin-key'
import { isComposing, isWritten } from '@/components/ui/keys'
import { isBehindModal } from '@/components/ui/layers'

/** What a key does. */
export type StageAction = 'main' | 'restart' | 'swap' | 'third' | 'slower' | 'faster' | 'present' | 'help'

/** Every key, by what it prints on a Latin keyboard. */
export const STAGE_KEYS: ReadonlyArray<{ keys: readonly string[]; shown: string; words: string; action: StageAction }> =
  [
    { keys: [' '], shown: 'Space', words: 'Start, pause, play on', action: 'main' },
    { keys: ['r'], shown: 'R', words: 'Restart', action: 'restart' },
    { keys: ['+', '='], shown: '+', words: 'Faster', action: 'faster' },
    { keys: ['-'], shown: '−', words: 'Slower', action: 'slower' },
    { keys: ['s'], shown: 'S', words: 'Swap the sides', action: 'swap' },
    { keys: ['3'], shown: '3', words: 'Show or hide the third pane', action: 'third' },
    { keys: ['f'], shown: 'F', words: 'Full screen, and back', action: 'present' },
    { keys: ['?'], shown: '?', words: 'These keys', action: 'help' },
  ]

/** The space bar works on these themselves. */
const OWN_KEYS = 'a, button, summary, [role^=menu], dialog'

/** The action of a key press; undefined where the key belongs to something else. */
export function stageActionOf(event: KeyboardEvent): StageAction | undefined {
  const { target, ctrlKey, metaKey, altKey, repeat, defaultPrevented } = event
  if (ctrlKey || metaKey || altKey || repeat || defaultPrevented) return undefined
  if (isComposing(event) || isWritten(target) || isBehindModal()) return undefined
  const key = latinKey(event)
  if (key === ' ' && target instanceof Element && target.closest(OWN_KEYS)) return undefined
  return STAGE_KEYS.find(({ keys }) => keys.includes(key))?.action
}

/** Handles the keys while mounted. */
export function useStageKeys(onAction: (action: StageAction) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const action = stageActionOf(event)
    if (!action) return
    event.preventDefault()
    onAction(action)
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => handle(event)
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}
