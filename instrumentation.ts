/** Opens what the server needs before it takes requests, and says what runs. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { notePeers } = await import('@/lib/server/http/note-peer')
  notePeers()
  const { describeStart } = await import('@/lib/server/describe-start')
  await describeStart()
}
