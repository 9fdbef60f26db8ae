/** The way back from other pages. */
import { ArrowLeft } from 'lucide-react'

interface BackLinkProps {
  href?: string
  children?: string
}

/** A link to the chats, or to another page. */
export function BackLink({ href = '/', children = 'Back to the chats' }: BackLinkProps) {
  return (
    <a
      href={href}
      className="inline-flex min-h-8 items-center gap-1.5 self-start rounded-md text-quiet text-small hover:text-ink pointer-coarse:min-h-11"
    >
      <ArrowLeft size={16} aria-hidden />
      {children}
    </a>
  )
}
