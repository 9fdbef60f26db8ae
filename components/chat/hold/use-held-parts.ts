/** What only held answers need, kept out of the first load of a page without a chat. */
import { createContext, useContext } from 'react'
import { lazy, useLazy } from '@/components/ui/lazy-module'
import type { heldParts } from './held-parts'

/** The parts, by their names. */
export type HeldParts = typeof heldParts

const module = lazy(() => import('./held-parts'))

const PartsContext = createContext<HeldParts | undefined>(undefined)

/** Provides the parts to its children where they need not be fetched; they never change. */
export const HeldPartsProvider = PartsContext.Provider

/** The parts, once they are loaded and where they are needed. */
export function useHeldParts(isNeeded: boolean): HeldParts | undefined {
  const provided = useContext(PartsContext)
  const fetched = useLazy(isNeeded && !provided ? module : undefined)
  return isNeeded ? (provided ?? fetched?.heldParts) : undefined
}
