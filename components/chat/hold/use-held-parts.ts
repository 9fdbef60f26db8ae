/** What only held answers need, kept out of the first load of a page without a chat. */
import { providedModule } from '@/components/ui/provided-module'
import type * as heldParts from './held-parts'

/** The module `held-parts`. */
export type HeldParts = typeof heldParts

const parts = providedModule<HeldParts>(() => import('./held-parts'))

/** Provides the parts to its children where they need not be fetched. */
export const HeldPartsProvider = parts.Provider

/** The parts, once they are loaded and where they are needed. */
export const useHeldParts = parts.useModule
