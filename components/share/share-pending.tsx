/** What the share dialog shows until it knows more. */
export function SharePending() {
  return <p className="text-quiet">Checking what would become public…</p>
}
