/** Quotes a tool's result verbatim. */

/** The text in a fence that it cannot close. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text.trim() || '(nothing)'}\n${fence}`
}
