'use client'
/** Another answer by another model, or with more thought. */
import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, useId, useRef } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import type { AnswerChoice } from '@/lib/client/chat-session'
import { MODELS } from '@/lib/shared/models'

const OFFERED = MODELS.filter(({ state }) => state === 'current')
const EFFORTS = [
  { effort: 'low', words: 'Think little' },
  { effort: 'medium', words: 'Think more' },
  { effort: 'high', words: 'Think hard' },
] as const

const ITEM =
  'flex min-h-9 w-full flex-col items-start justify-center rounded-lg px-3 py-1 text-left transition-colors hover:bg-tint focus-visible:bg-tint pointer-coarse:min-h-11'

/** A small menu beside Regenerate. */
export function RegenerateMenu({ onRegenerate }: { onRegenerate(choice: AnswerChoice): void }) {
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const choose = (choice: AnswerChoice) => () => {
    menu.current?.hidePopover()
    onRegenerate(choice)
  }
  return (
    <>
      <IconButton
        label="Answer with another model"
        aria-haspopup="menu"
        popoverTarget={id}
        style={{ anchorName: `--${cssName(id)}` }}
        className="-ml-1.5 w-5 pointer-coarse:w-8"
      >
        <ChevronDown size={14} aria-hidden />
      </IconButton>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label="Models and effort"
        tabIndex={-1}
        onKeyDown={moveFocus}
        onToggle={(event) => {
          if (event.newState === 'open') firstItem(event.currentTarget)?.focus()
        }}
        style={{ positionAnchor: `--${cssName(id)}` }}
        className="anchored m-0 w-64 rounded-xl border border-line bg-raised p-1.5 text-ink text-small shadow-float"
      >
        {OFFERED.map(({ id: model, name, summary }) => (
          <button key={model} type="button" role="menuitem" className={ITEM} onClick={choose({ model })}>
            {name}
            <span className="text-figures text-quiet">{summary}</span>
          </button>
        ))}
        <hr className="my-1.5 border-line" />
        {EFFORTS.map(({ effort, words }) => (
          <button key={effort} type="button" role="menuitem" className={ITEM} onClick={choose({ effort })}>
            {words}
          </button>
        ))}
      </div>
    </>
  )
}

const cssName = (id: string) => `menu${id.replace(/[^a-zA-Z0-9]/g, '')}`

const itemsOf = (menu: Element) => [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')]
const firstItem = (menu: Element) => itemsOf(menu)[0]

function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const items = itemsOf(event.currentTarget)
  const at = items.indexOf(document.activeElement as HTMLElement)
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }
  const to = steps[event.key]
  if (to === undefined) return
  event.preventDefault()
  items.at(to % items.length)?.focus()
}
