/** Other people's words inside our own Markdown. */
import { visibleLine } from './title'

/** A text as one line that Markdown renders literally, wherever in a line it stands. */
export function escapeMarkdown(text: string): string {
  return visibleLine(text)
    .trim()
    .replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
}
