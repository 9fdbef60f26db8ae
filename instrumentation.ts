/** Opens what the server needs before it takes requests, and says what runs. */
export async function register() {
  // The processes of `next build` call this too, and none of them takes requests.
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { notePeers } = await import('@/lib/server/http/note-peer')
  notePeers()
  const { describeStart } = await import('@/lib/server/describe-start')
  await describeStart()
}
