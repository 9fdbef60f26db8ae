/** The model and the effort that this browser asks with, until another is picked. */
import { useSyncExternalStore } from 'react'
import { EFFORTS, type Effort } from '@/lib/shared/models'

/** What is picked; what is not is the person's preference, or the site's. */
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
  choice ??= readKept()
  return choice
}

/** Picks, and keeps it; fields left out are no longer picked. */
export function chooseModel(next: ModelChoice): void {
  choice = next
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // Without storage it holds for this page.
  }
  for (const listener of listeners) listener()
}

/** What is picked, as it changes. */
export function useModelChoice(): ModelChoice {
  return useSyncExternalStore(subscribe, modelChoice, () => NOTHING)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const onStorage = ({ key }: StorageEvent) => {
    if (key !== KEY) return
    choice = undefined
    listener()
  }
  addEventListener('storage', onStorage)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', onStorage)
  }
}

function readKept(): ModelChoice {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return NOTHING
    const model = 'model' in kept && typeof kept.model === 'string' ? kept.model.slice(0, 200) : undefined
    const effort = 'effort' in kept ? EFFORTS.find((each) => each === kept.effort) : undefined
    return { ...(model && { model }), ...(effort && { effort }) }
  } catch {
    return NOTHING
  }
}
