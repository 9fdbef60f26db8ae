/** A small menu under its button: arrow keys move through it, Escape and a click outside close it. */
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { watchPopover } from './layers'

/** The props that make a button open the menu. */
export interface MenuOpener {
  'aria-haspopup': 'menu'
  popoverTarget: string
  style: { anchorName: string }
}

interface MenuProps {
  label: string
  /** Renders the button with those props. */
  opener(props: MenuOpener): ReactNode
  /** The items; `close` closes the menu. */
  children(close: () => void): ReactNode
  className?: string
}

/** The look of an item. */
export const MENU_ITEM =
  'flex min-h-9 w-full flex-col items-start justify-center rounded-lg px-3 py-1 text-left transition-colors hover:bg-tint focus-visible:bg-tint pointer-coarse:min-h-11'

/** The menu and its button. */
export function Menu({ label, opener, children, className = 'w-64' }: MenuProps) {
  const id = useId()
  const anchor = `--menu${id.replace(/[^a-zA-Z0-9]/g, '')}`
  const menu = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => watchPopover(menu.current), [])
  return (
    <>
      {opener({ 'aria-haspopup': 'menu', popoverTarget: id, style: { anchorName: anchor } })}
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={moveFocus}
        onToggle={(event) => {
          if (event.newState !== 'open') return
          const items = itemsOf(event.currentTarget)
          const chosen = items.find((item) => item.getAttribute('aria-checked') === 'true')
          ;(chosen ?? items[0])?.focus()
        }}
        style={{ positionAnchor: anchor }}
        className={`anchored m-0 max-h-[80dvh] overflow-y-auto rounded-xl bg-raised p-1.5 text-ink text-small ${className}`}
      >
        {children(() => menu.current?.hidePopover())}
      </div>
    </>
  )
}

const itemsOf = (menu: Element) => [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')]

function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const items = itemsOf(event.currentTarget)
  const at = items.indexOf(document.activeElement as HTMLElement)
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }
  const to = steps[event.key]
  if (to === undefined) return
  event.preventDefault()
  items.at(to % items.length)?.focus()
}
