/** The sign on a button that copies. */
import { Check, Copy, X } from 'lucide-react'
import type { CopyResult } from './use-copy'

const SIGNS = { copied: Check, failed: X } as const

/** Two sheets; for a moment after a try, whether it worked. */
export function CopySign({ result }: { result: CopyResult }) {
  const Sign = result ? SIGNS[result] : Copy
  return <Sign size={16} aria-hidden />
}
