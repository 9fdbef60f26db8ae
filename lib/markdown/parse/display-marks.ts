/** The delimiters of display math on lines of its own, as far as splitting into blocks needs them. */

const CLOSERS: Readonly<Record<string, string>> = { $$: '$$', '\\[': '\\]' }

interface Opener {
  readonly marks: string
  readonly closer: string
  /** The rest of the line after the delimiter. */
  readonly rest: string
}

/** The display math that a line, without its indentation, opens and does not close. */
export function displayOpener(text: string): Opener | undefined {
  const [, marks = '', rest = ''] = /^(\$\$(?!\$)|\\\[)(.*)$/s.exec(text) ?? []
  const closer = CLOSERS[marks]
  return closer !== undefined && !rest.includes(closer) ? { marks, closer, rest } : undefined
}

/** Whether a line ends display math with that closing delimiter. */
export const closesDisplay = (line: string, closer: string) =>
  line.trimEnd().endsWith(closer) && !/\${3}$/.test(line.trimEnd())
