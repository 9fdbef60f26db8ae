/** The marks of display math that has lines of its own; what dividing a text into blocks has to know of formulas. */

const CLOSERS: Readonly<Record<string, string>> = { $$: '$$', '\\[': '\\]' }

interface Opener {
  readonly marks: string
  readonly closer: string
  /** What follows the marks on their line. */
  readonly rest: string
}

/** The display math that a line's text, without its indentation, opens and does not close. */
export function displayOpener(text: string): Opener | undefined {
  const [, marks = '', rest = ''] = /^(\$\$(?!\$)|\\\[)(.*)$/s.exec(text) ?? []
  const closer = CLOSERS[marks]
  return closer !== undefined && !rest.includes(closer) ? { marks, closer, rest } : undefined
}

/** Whether a line ends the display math that such marks end. */
export const closesDisplay = (line: string, closer: string) =>
  line.trimEnd().endsWith(closer) && !/\${3}$/.test(line.trimEnd())
