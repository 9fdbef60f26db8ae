/** The files in the text box, why others were refused, and what sending waits for. */
import { CircleAlert, X } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import type { Attachment, Attachments, AttachmentsView } from '@/lib/client/attachments/attachments'
import { AttachmentChip } from './attachment-chip'

interface AttachmentListProps {
  box: Attachments
  view: AttachmentsView
  /** Puts pasted text into the text box. */
  onInsert(text: string): void
  /** The focused element was removed, and nothing in the list takes the focus. */
  onFocusLost(): void
}

/** Invisible while there is nothing to show; the status is announced in any case. */
export function AttachmentList({ box, view: { items, refusals }, onInsert, onFocusLost }: AttachmentListProps) {
  const list = useRef<HTMLUListElement>(null)

  function remove(key: string) {
    // The focus moves to the file that takes its place.
    const at = items.findIndex((item) => item.key === key)
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-remove]') ?? [])]
    const next = buttons[at + 1] ?? buttons[at - 1]
    box.remove(key)
    if (next) next.focus()
    else onFocusLost()
  }

  async function insert(key: string) {
    const text = await box.pastedText(key)
    // If the list is gone, the text box belongs to another chat by now.
    if (text === undefined || !list.current) return
    onInsert(text)
    box.remove(key)
  }

  function dismiss() {
    box.dismiss()
    onFocusLost()
  }

  return (
    <>
      {refusals.length > 0 && (
        <div className="flex items-start gap-1 px-2 pt-1 pb-2">
          <div role="alert" className="flex min-w-0 flex-1 flex-col gap-1">
            {refusals.map((words) => (
              <Notice key={words} icon={<CircleAlert size={16} />} tone="warn">
                {words}
              </Notice>
            ))}
          </div>
          <IconButton label="Dismiss" onClick={dismiss} className="-my-1.5">
            <X size={16} aria-hidden />
          </IconButton>
        </div>
      )}
      {items.length > 0 && (
        <ul
          ref={list}
          aria-label="Attached files"
          className="flex max-h-[30dvh] flex-wrap gap-1.5 overflow-y-auto px-0.5 pb-2"
        >
          {items.map((item) => (
            <AttachmentChip
              key={item.key}
              item={item}
              onRemove={() => remove(item.key)}
              onRetry={() => box.retry(item.key)}
              onInsert={() => void insert(item.key)}
            />
          ))}
        </ul>
      )}
      {/* What holds a question back is visible; an attached file needs no visible words. */}
      <p role="status" className={waitingFor(items) ? 'px-1 pb-1.5 text-figures text-quiet' : 'sr-only'}>
        {statusWords(items)}
      </p>
    </>
  )
}

/** Why a question cannot be sent yet; undefined when it can. */
export function waitingFor(items: readonly Attachment[]): string | undefined {
  if (items.some(({ state }) => state === 'failed')) return 'A file could not be attached: retry or remove it'
  const uploading = items.filter(({ state }) => state === 'reading' || state === 'uploading').length
  if (uploading === 0) return undefined
  return uploading === 1 ? 'Sending waits for one upload' : `Sending waits for ${uploading} uploads`
}

function statusWords(items: readonly Attachment[]): string {
  if (items.length === 0) return ''
  const waiting = waitingFor(items)
  if (waiting) return waiting
  return items.length === 1 ? `${items[0]?.name} is attached` : `${items.length} files are attached`
}
