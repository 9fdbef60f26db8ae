/** Saves a document: as Markdown, a folder of files or a page, or prints it. */
import { Download } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { MENU_ITEM, Menu } from '@/components/ui/menu'
import { infoOf } from '@/lib/client/api/client-error'
import { saveFile } from '@/lib/client/storage/save-file'
import type { MessageStore } from '@/lib/client/store/message-store'
import { showToast } from '@/lib/client/store/toast'
import { fileStem } from '@/lib/client/write/document-files'
import { documentMarkdown, readDocument, type WrittenDocument } from '@/lib/shared/write/read-document'
import { toMessage } from '@/lib/stream/growing-message'

interface FileKind {
  title: string
  words: string
  ending: string
  make(document: WrittenDocument): Promise<Blob>
}

/** The code that makes a file is loaded when it is needed. */
const FILES: readonly FileKind[] = [
  {
    title: 'Markdown',
    words: 'One file',
    ending: 'md',
    make: async (document) => new Blob([`${documentMarkdown(document)}\n`], { type: 'text/markdown;charset=utf-8' }),
  },
  {
    title: 'Folder of files',
    words: 'A file for each section, as a .zip',
    ending: 'zip',
    make: async (document) => (await import('@/lib/client/write/document-zip')).documentZip(document),
  },
  {
    title: 'HTML',
    words: 'One page with navigation, which needs no network',
    ending: 'html',
    make: async (document) => (await import('./export/document-page')).documentPage(document),
  },
]

interface DocumentExportProps {
  store: MessageStore
  /** Of the chat's messages. */
  keys: readonly string[]
}

/** The menu. */
export function DocumentExport({ store, keys }: DocumentExportProps) {
  function documentNow(): WrittenDocument | undefined {
    const answer = store.entry(keys[1] ?? '')
    return answer?.role === 'assistant' ? readDocument(toMessage(answer.message).parts) : undefined
  }

  async function save({ make, ending }: FileKind) {
    const document = documentNow()
    if (!document || document.sections.length === 0) return showToast({ words: 'Nothing is written yet.' })
    try {
      saveFile(await make(document), `${fileStem(document.outline?.title ?? '')}.${ending}`)
    } catch (thrown) {
      showToast({ words: `The file could not be made. ${infoOf(thrown).message}` })
    }
  }

  return (
    <Menu
      label="Export"
      opener={(props) => (
        <IconButton label="Export" {...props}>
          <Download size={18} aria-hidden />
        </IconButton>
      )}
    >
      {(close) => (
        <>
          {FILES.map((file) => (
            <button
              key={file.title}
              type="button"
              role="menuitem"
              aria-label={file.title}
              aria-description={file.words}
              className={MENU_ITEM}
              onClick={() => {
                close()
                void save(file)
              }}
            >
              <span>{file.title}</span>
              <span className="text-pretty text-quiet">{file.words}</span>
            </button>
          ))}
          <button
            type="button"
            role="menuitem"
            className={MENU_ITEM}
            onClick={() => {
              close()
              print()
            }}
          >
            Print
          </button>
        </>
      )}
    </Menu>
  )
}
