/** A title as the name of a file. */
import { encodeFileName } from '@/lib/server/http/encode-file-name'
import { cleanTitle } from '@/lib/shared/text/title'

const MAX_CHARACTERS = 80

/** The `content-disposition` of a file named after a title; safe on every system, whatever the title holds. */
export function disposition(title: string, extension: string): string {
  const name = `${fileName(title)}.${extension}`
  const plain = name.replace(/[^\x20-\x7E]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeFileName(name)}`
}

function fileName(title: string): string {
  const safe = [...cleanTitle(title)].map((char) => (/[\\/:*?"<>|%;]/.test(char) ? '-' : char))
  // No dot at either end: one in front hides a file, one at the end is lost on some systems.
  const name = safe
    .slice(0, MAX_CHARACTERS)
    .join('')
    .replace(/^[.\s]+|(?<![.\s])[.\s]+$/g, '')
  // Some systems keep these names for devices.
  return name === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name) ? `chat ${name}`.trim() : name
}
