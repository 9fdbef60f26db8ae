/** What a paste brings: files, text, or so much text that a file serves better. */
import { FILE_LIMITS, refusedBySize } from '@/lib/shared/files/files'
import { refusedByContent, withoutControls } from '@/lib/shared/files/sniff-media-type'

/** More than this is a document rather than a sentence. */
const LONG_TEXT_CHARACTERS = 10_000

/** What a paste becomes; undefined where the browser should handle it. */
export interface PastedFiles {
  files: File[]
  /** They are one text that was pasted. */
  isText: boolean
}

const TEXT_NAME = 'Pasted text.txt'

/** Reads the clipboard of a paste event, for a text box that has `attached` files already. */
export function pastedFiles(clipboard: DataTransfer, attached: number): PastedFiles | undefined {
  const files = [...clipboard.files]
  const text = clipboard.getData('text/plain')
  // Office programs add a picture to the text that is copied; file managers add the file's name to the file.
  const isName = files.some(({ name }) => text.trim() === name || text.trim().endsWith(`/${name}`))
  if (files.length > 0 && (text === '' || isName)) return { files: files.map(named), isText: false }
  if (text.length <= LONG_TEXT_CHARACTERS || attached >= FILE_LIMITS.perQuestion) return undefined
  const content = new TextEncoder().encode(withoutControls(text))
  // It would be refused as a file. The text box takes any text.
  if (refusedBySize('text', content.length) || refusedByContent(TEXT_NAME, content)) return undefined
  return { files: [new File([content], TEXT_NAME, { type: 'text/plain' })], isText: true }
}

/** Screenshots have no name of their own. */
function named(file: File): File {
  if (file.name !== '' && file.name !== 'image.png') return file
  const extension = /^image\/(\w+)$/.exec(file.type)?.[1] ?? 'png'
  return new File([file], `Pasted image.${extension}`, { type: file.type })
}
