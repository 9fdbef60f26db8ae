/** When a link ends, in words. */

/** In the reader's own time zone, so only where the browser renders. */
export function endWords(expiresAt: string | null): string {
  if (expiresAt === null) return 'It works until you revoke it.'
  return `It ends on ${new Date(expiresAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}.`
}
