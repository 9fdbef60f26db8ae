/** Display math on lines of its own, which Markdown would parse as whatever they look like. */

import type { BlockScanner } from './block-scanner'
import { closesDisplay, displayOpener } from './display-marks'
import { isDisplayTex, mayBecomeTex } from './tex-or-text'

const MAX_LINES = 100

/** Display math, and the line that ends it; without the formula while no line ends it. */
export interface Display {
  readonly last: number
  readonly tex: string | undefined
}

/** The display math that the scanner's last line opens, in the same containers to its end. */
export function displayAt(scanner: BlockScanner, lines: readonly string[], index: number): Display | undefined {
  const opener = scanner.leaf.kind === 'paragraph' ? displayOpener(scanner.text ?? '') : undefined
  if (!opener || !mayBecomeTex(opener.rest)) return undefined
  const inside = [opener.rest]
  for (let at = index + 1; at < Math.min(lines.length, index + MAX_LINES); at++) {
    const { depth, rest } = scanner.matchContainers(lines[at] ?? '')
    const isBlank = rest.trim() === ''
    // A blank last line may still grow into one of these.
    if (isBlank ? at < lines.length - 1 : depth < scanner.containers.length) return undefined
    if (closesDisplay(rest, opener.closer)) {
      const tex = [...inside, rest.trimEnd().slice(0, -opener.closer.length)].join('\n')
      return isDisplayTex(tex, opener.marks) ? { last: at, tex: tex.trim() } : undefined
    }
    if (rest.includes(opener.closer)) return undefined
    inside.push(rest)
  }
  return index + MAX_LINES > lines.length ? { last: lines.length - 1, tex: undefined } : undefined
}
