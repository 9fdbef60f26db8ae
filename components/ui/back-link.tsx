/** The way back to the chats from other pages. */
import { ArrowLeft } from 'lucide-react'

/** A link to the chats. */
export function BackLink() {
  return (
    <a
      href="/"
      className="inline-flex min-h-8 items-center gap-1.5 self-start rounded-md text-quiet text-small hover:text-ink pointer-coarse:min-h-11"
    >
      <ArrowLeft size={16} aria-hidden />
      Back to the chats
    </a>
  )
}
