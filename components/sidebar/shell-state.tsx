/** Which part of the shell is open: the sidebar beside the page, or one dialog over it. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { keepSidebar } from '@/lib/client/preferences/device-settings'

/** The dialogs of the shell; on a narrow page the sidebar is one. */
export type ShellDialog = 'sidebar' | 'search' | 'shortcuts'

interface ShellState {
  /** Whether a wide page shows the sidebar. */
  isSidebarOpen: boolean
  toggleSidebar(): void
  dialog: ShellDialog | undefined
  openDialog(dialog: ShellDialog): void
  closeDialog(): void
  /** Goes to an address of this site; an open dialog closes, and Back returns to the page beneath it. */
  navigate(address: string): void
}

const Context = createContext<ShellState | undefined>(undefined)

interface ShellProviderProps {
  /** From the cookie, so that the initial render is right. */
  isSidebarInitiallyOpen: boolean
  children: ReactNode
}

/** Holds the state for everything inside. */
export function ShellProvider({ isSidebarInitiallyOpen, children }: ShellProviderProps) {
  const [isSidebarOpen, setSidebarOpen] = useState(isSidebarInitiallyOpen)
  const [dialog, setDialog] = useState<ShellDialog>()

  useEffect(() => {
    // Back closes the dialog, which has a history entry of its own.
    const onPop = () => setDialog(undefined)
    addEventListener('popstate', onPop)
    return () => removeEventListener('popstate', onPop)
  }, [])

  const openDialog = useCallback((next: ShellDialog) => {
    if (!hasEntry()) history.pushState({ [ENTRY]: true }, '', location.href)
    setDialog(next)
  }, [])
  const closeDialog = useCallback(() => {
    setDialog(undefined)
    if (hasEntry()) history.back()
  }, [])
  const navigate = useCallback((address: string) => {
    setDialog(undefined)
    // The dialog's own entry becomes the new page's.
    if (hasEntry()) history.replaceState(null, '', address)
    else history.pushState(null, '', address)
  }, [])
  const toggleSidebar = useCallback(() => {
    keepSidebar(!isSidebarOpen)
    setSidebarOpen(!isSidebarOpen)
  }, [isSidebarOpen])

  const state = useMemo(
    () => ({ isSidebarOpen, toggleSidebar, dialog, openDialog, closeDialog, navigate }),
    [isSidebarOpen, toggleSidebar, dialog, openDialog, closeDialog, navigate],
  )
  return <Context value={state}>{children}</Context>
}

const ENTRY = 'firstwordDialog'

/** Whether the current history entry is that of an open dialog. */
function hasEntry(): boolean {
  const state: unknown = history.state
  return typeof state === 'object' && state !== null && ENTRY in state
}

/** The state of the shell around this component. */
export function useShell(): ShellState {
  const state = useContext(Context)
  if (!state) throw new Error('there is no shell around this component')
  return state
}

/** Goes to an address of this site, without a reload. */
export function useNavigate(): ShellState['navigate'] {
  return useShell().navigate
}
