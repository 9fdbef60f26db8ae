/** Text from files, people and models as a terminal may get it: nothing in it moves the cursor or hides other text. */
import { formatCount } from '@/components/ui/format'

/** On one line, with everything replaced that is no printed character: controls, escapes, marks of direction. */
export const safeLine = (text: string) => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd')

/** The same for text of several lines. */
export const safeLines = (text: string) => text.split('\n').map(safeLine).join('\n')

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe6f\uff00-\uff60]|[^\0-\uffff]/u

/** The beginning that fits into so many columns; a terminal would break a longer line, and never take it back. */
export function fitted(text: string, columns: number): string {
  let room = columns
  let start = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    room -= WIDE.test(segment) ? 2 : 1
    if (room < 0) break
    start += segment
  }
  return start
}

/** `1:04`, or `1:02:03`. */
export function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const end = String(rest).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${end}` : `${minutes}:${end}`
}

/** `1 file`, `3 files`. */
export const counted = (count: number, one: string, many = `${one}s`) =>
  `${formatCount(count)} ${count === 1 ? one : many}`
