/** The model and the effort that were picked in this browser. */
import { useSyncExternalStore } from 'react'
import { localStore, onStorageChange } from '@/lib/client/storage/browser-storage'
import { EFFORTS, type Effort } from '@/lib/shared/models'

/** What is picked. Where nothing is, the person's preference counts, or the site's. */
export interface ModelChoice {
  model?: string
  effort?: Effort
}

const KEY = 'firstword.model'
const NOTHING: ModelChoice = {}
const listeners = new Set<() => void>()
let choice: ModelChoice | undefined

/** What is picked now. */
export function modelChoice(): ModelChoice {
  choice ??= localStore.readJson(KEY, parseChoice) ?? NOTHING
  return choice
}

/** Picks, and stores it; fields left out are no longer picked. */
export function chooseModel(next: ModelChoice): void {
  choice = next
  localStore.writeJson(KEY, next)
  for (const listener of listeners) listener()
}

/** What is picked, as it changes. */
export function useModelChoice(): ModelChoice {
  return useSyncExternalStore(subscribe, modelChoice, () => NOTHING)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const leaveStorage = onStorageChange(KEY, () => {
    choice = undefined
    listener()
  })
  return () => {
    listeners.delete(listener)
    leaveStorage()
  }
}

function parseChoice(value: unknown): ModelChoice | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const model = 'model' in value && typeof value.model === 'string' ? value.model.slice(0, 200) : undefined
  const effort = 'effort' in value ? EFFORTS.find((name) => name === value.effort) : undefined
  return { ...(model && { model }), ...(effort && { effort }) }
}
