/** The top of the stage: its name, who answers, and what can be done with it. */
import { Check, Keyboard, Link2, Maximize } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { copyText } from '@/components/markdown/copy/copy-text'
import { BackLink } from '@/components/ui/back-link'
import { IconButton } from '@/components/ui/icon-button'
import { TextButton } from '@/components/ui/text-button'
import { MAX_LINK_QUESTION } from '@/lib/client/stage/stage-link'

interface StageHeaderProps {
  /** Who gave, or will give, the answer. */
  label: string
  isDemo: boolean
  /** The path that opens this preset or question; undefined for a question that is too long for a link. */
  path: string | undefined
  onPresent(): void
  onHelp(): void
  onProblem(problem: string): void
  /** More buttons. */
  children: ReactNode
}

/** Left out while presenting. */
export function StageHeader({ label, isDemo, path, onPresent, onHelp, onProblem, children }: StageHeaderProps) {
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <BackLink />
      <h1 className="font-medium text-lg leading-tight">The stage</h1>
      <Label isDemo={isDemo}>{label}</Label>
      <div className="stage-buttons flex flex-wrap items-center gap-1">
        {children}
        <CopyLink path={path} onProblem={onProblem} />
        <IconButton label="Keys" onClick={onHelp} className="stage-keys">
          <Keyboard size={18} aria-hidden />
        </IconButton>
        <IconButton label="Full screen" onClick={onPresent}>
          <Maximize size={18} aria-hidden />
        </IconButton>
      </div>
    </header>
  )
}

const LABEL = 'rounded-full border border-line px-2.5 py-0.5 text-quiet text-small'

function Label({ isDemo, children }: { isDemo: boolean; children: string }) {
  if (!isDemo) return <p className={LABEL}>{children}</p>
  return (
    <p role="note" aria-label="Demo mode" className={LABEL}>
      {children}
    </p>
  )
}

const TOO_LONG = `A link carries a question of at most ${MAX_LINK_QUESTION} characters. Shorten the question, then copy the link again.`

/** Copies the address of the stage with this preset or question, and its pace. */
function CopyLink({ path, onProblem }: { path: string | undefined; onProblem(problem: string): void }) {
  const [copied, setCopied] = useState<string>()
  const isCopied = path !== undefined && copied === path
  const Icon = isCopied ? Check : Link2
  async function copy() {
    if (path === undefined) return onProblem(TOO_LONG)
    const address = new URL(path, location.href).href
    if (await copyText(address)) setCopied(path)
    else onProblem(`The browser did not let the page copy. This is the link: ${address}`)
  }
  return (
    <TextButton kind="quiet" icon={<Icon size={14} aria-hidden />} onClick={copy} className="stage-copy">
      {isCopied ? 'Link copied' : 'Copy link'}
    </TextButton>
  )
}
