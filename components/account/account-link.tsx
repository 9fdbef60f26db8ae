/** A link to the account page, for the sidebar. */
import { CircleUserRound } from 'lucide-react'
import Link from 'next/link'

/** Styled like the sidebar's own lines. */
export function AccountLink({ className = '' }: { className?: string }) {
  return (
    <Link
      href="/account"
      prefetch={false}
      className={`flex h-9 w-full items-center gap-2.5 rounded-lg px-3 text-quiet text-small transition-colors hover:bg-tint hover:text-ink focus-visible:-outline-offset-2 pointer-coarse:h-11 ${className}`}
    >
      <CircleUserRound size={16} aria-hidden />
      Account
    </Link>
  )
}
