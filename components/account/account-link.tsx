/** The way to the account page, for the sidebar. */
import { CircleUserRound } from 'lucide-react'
import Link from 'next/link'

/** A link of the height of the sidebar's own. */
export function AccountLink({ className = '' }: { className?: string }) {
  return (
    <Link
      href="/account"
      prefetch={false}
      className={`inline-flex min-h-9 items-center gap-2.5 rounded-lg px-2.5 text-quiet text-small transition-colors hover:bg-tint hover:text-ink pointer-coarse:min-h-11 ${className}`}
    >
      <CircleUserRound size={18} aria-hidden />
      Account
    </Link>
  )
}
