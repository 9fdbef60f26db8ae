/** An icon button with an accessible name. */
import type { ComponentProps, ReactNode } from 'react'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** The accessible name, also shown as a tooltip. */
  label: string
  children: ReactNode
}

/** The classes of such a button, for links that stand beside them. */
export const ICON_BUTTON =
  'inline-flex size-8 items-center justify-center rounded-md text-quiet transition-colors hover:bg-tint hover:text-ink disabled:opacity-40 pointer-coarse:size-11'

/** A quiet square button, 44 px for touch, 32 px for a mouse. */
export function IconButton({ label, children, className = '', ...rest }: IconButtonProps) {
  return (
    <button type="button" aria-label={label} title={label} className={`${ICON_BUTTON} ${className}`} {...rest}>
      {children}
    </button>
  )
}
