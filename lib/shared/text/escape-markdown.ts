/** Words of others within Markdown of ours. */
import { visibleLine } from './title'

/** A text as one line that Markdown leaves as it is, wherever in a line it stands. */
export function escapeMarkdown(text: string): string {
  return visibleLine(text)
    .trim()
    .replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
}
