/** The menu to export or print a chat. */
import { Braces, Download, FileCode, FileText, Printer } from 'lucide-react'
import { useId, useLayoutEffect, useRef } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { watchPopover } from '@/components/ui/layers'
import { exportAddress, printChat } from '@/lib/client/api/exports'
import type { ChatId } from '@/lib/shared/ids'

const FORMATS = [
  { format: 'markdown', words: 'Markdown', Icon: FileText },
  { format: 'html', words: 'HTML, one file', Icon: FileCode },
  { format: 'json', words: 'JSON, with all branches', Icon: Braces },
] as const

const ITEM =
  'flex min-h-9 w-full items-center gap-2.5 whitespace-nowrap rounded-lg px-3 text-left text-small transition-colors hover:bg-tint pointer-coarse:min-h-11'

/** A button and its list of links: the browser itself saves the files. */
export function ExportMenu({ chatId }: { chatId: ChatId }) {
  const id = useId()
  const list = useRef<HTMLElement>(null)
  const anchor = `--export${id.replace(/[^a-zA-Z0-9]/g, '')}`
  const close = () => list.current?.hidePopover()
  useLayoutEffect(() => watchPopover(list.current), [])
  return (
    <div className="relative">
      <IconButton label="Export" popoverTarget={id} style={{ anchorName: anchor }}>
        <Download size={18} aria-hidden />
      </IconButton>
      <nav
        ref={list}
        id={id}
        popover="auto"
        aria-label="Export"
        style={{ positionAnchor: anchor }}
        className="anchored m-0 rounded-xl bg-raised p-1.5 text-ink"
      >
        {FORMATS.map(({ format, words, Icon }) => (
          <a key={format} href={exportAddress(chatId, format)} download onClick={close} className={ITEM}>
            <Icon size={16} aria-hidden className="text-quiet" />
            <span>{words}</span>
          </a>
        ))}
        <button
          type="button"
          className={ITEM}
          onClick={() => {
            close()
            printChat(chatId)
          }}
        >
          <Printer size={16} aria-hidden className="text-quiet" />
          Print the whole chat
        </button>
      </nav>
    </div>
  )
}
