/** A text button, with or without an icon. */
import type { ComponentProps, ReactNode } from 'react'

interface TextButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon?: ReactNode
  children: ReactNode
  /** The next step is primary; anything beside it is quiet. */
  kind?: 'primary' | 'quiet'
}

const KINDS = {
  primary: 'border-line bg-raised hover:bg-tint',
  quiet: 'border-transparent text-quiet hover:bg-tint hover:text-ink',
}

/** 32 px high for a mouse, 44 px for touch. */
export function TextButton({ icon, children, kind = 'primary', className = '', ...rest }: TextButtonProps) {
  return (
    <button
      type="button"
      className={`inline-flex min-h-8 items-center gap-1.5 whitespace-nowrap rounded-lg border px-3 text-small transition-colors disabled:text-quiet disabled:opacity-60 pointer-coarse:min-h-11 ${KINDS[kind]} ${className}`}
      {...rest}
    >
      {icon}
      <span>{children}</span>
    </button>
  )
}
