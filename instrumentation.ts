/** Checks the settings when the server starts and says what runs. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { describeStart } = await import('@/lib/server/describe-start')
  describeStart()
}
