/** Says when a link expires. */

/** In the reader's own time zone, so only for the browser. */
export function endWords(expiresAt: string | null): string {
  if (expiresAt === null) return 'It works until you revoke it.'
  return `It ends on ${new Date(expiresAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}.`
}
