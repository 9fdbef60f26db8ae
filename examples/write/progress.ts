/** The progress of a document in the terminal: a bar where there is a terminal, else a line for each section. */
import type { Chunk } from '@/lib/shared/chunk'

const WIDTH = 24

/** Where it is printed. */
export interface Terminal {
  isTTY?: boolean
  write(text: string): unknown
}

/** Follows the chunks of a document. */
export function createProgress(terminal: Terminal, now: () => number) {
  const origin = now()
  let count = 0
  let ended = 0
  let current = 'outline'
  let words = 0

  function bar() {
    const share = count === 0 ? 0 : ended / count
    const filled = Math.round(share * WIDTH)
    const seconds = ((now() - origin) / 1000).toFixed(0)
    return `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${Math.round(share * 100)} % · ${words} words · ${seconds} s · ${current}`
  }

  const show = () => terminal.isTTY && terminal.write(`\r\u001b[K${bar()}`)

  return {
    take(chunk: Chunk) {
      if (chunk.type === 'data-outline') {
        count = chunk.data.sections.length
        words = 0
      } else if (chunk.type === 'data-section') {
        current = printable(chunk.data.title)
        if (!terminal.isTTY) terminal.write(`${ended + 1}/${count} ${current}\n`)
      } else if (chunk.type === 'data-section-end') ended += 1
      else if (chunk.type === 'text-delta') words += chunk.delta.split(/\s+/).filter(Boolean).length
      show()
    },
    end() {
      if (terminal.isTTY) terminal.write(`\r\u001b[K${bar()}\n`)
    },
  }
}

/** Titles come from a model: escape sequences in them must not reach the terminal. */
const printable = (text: string) => text.replace(/\p{C}/gu, '')
