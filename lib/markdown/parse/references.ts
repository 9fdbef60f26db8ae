/** The link and footnote labels that a block may reference: a superset, found without parsing. */

import { NOTE_LABEL } from './block-starts'
import { normalizeLabel } from './link-definition'

const NOTE_CALL = new RegExp(`\\[\\^(${NOTE_LABEL}{1,200})\\]`, 'g')

/** The text without quote markers at line starts, as a label may span lines. */
const unquote = (source: string) => source.replace(/\n[ \t>]*/g, ' ')

/** Every label, normalized, that a link or an image of the block could reference. */
export function candidateLabels(source: string): Set<string> {
  const labels = new Set<string>()
  if (!source.includes('[')) return labels
  for (const text of source.includes('\n') ? [source, unquote(source)] : [source]) {
    let from = -1
    for (let i = 0; i < text.length; i++) {
      const char = text[i]
      if (char === '\\') i++
      else if (char === '[') from = i + 1
      else if (char === ']' && from >= 0) {
        if (i > from && i - from < 1000) labels.add(normalizeLabel(text.slice(from, i)))
        from = -1
      }
    }
  }
  return labels
}

/** The labels of full references, `[text][label]`, which are rarely meant as text. */
export function fullReferenceLabels(source: string): Set<string> {
  const labels = new Set<string>()
  if (!source.includes('][')) return labels
  // After a word it is indexing, as in `a[i][j]`.
  for (const match of source.matchAll(/(?<![\w\])\\])\[(?!\^)[^[\]\n]{1,300}\]\[([^[\]\n^][^[\]\n]{0,200})\]/g))
    labels.add(normalizeLabel(match[1] ?? ''))
  return labels
}

/** Every footnote label that the block could call, as written. */
export function footnoteLabels(source: string): Set<string> {
  const labels = new Set<string>()
  if (!source.includes('[^')) return labels
  for (const match of source.matchAll(NOTE_CALL)) labels.add(match[1] ?? '')
  return labels
}
