/** A module that is loaded when first needed, unless the page includes it and provides it. */
import { createContext, type Provider, useContext } from 'react'
import { lazy, useLazy } from './lazy-module'

/** How components get the module. */
export interface ProvidedModule<T> {
  /** Provides the module to its children where it need not be fetched; it never changes. */
  readonly Provider: Provider<T | undefined>
  /** Starts loading it. */
  readonly load: () => Promise<void>
  /** The module; undefined until it is loaded, and where it is not needed. */
  readonly useModule: (isNeeded?: boolean) => T | undefined
}

/** Makes a module that can be provided. */
export function providedModule<T>(load: () => Promise<T>): ProvidedModule<T> {
  const source = lazy(load)
  const Context = createContext<T | undefined>(undefined)
  return {
    Provider: Context.Provider,
    load: source.load,
    useModule(isNeeded = true) {
      const provided = useContext(Context)
      const fetched = useLazy(isNeeded && provided === undefined ? source : undefined)
      return isNeeded ? (provided ?? fetched) : undefined
    },
  }
}
