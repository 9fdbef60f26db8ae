/** What every chat screen says of this server. */
import { getServices } from './create-services'

/** Whether the simulator answers, and whether chats outlive the server. */
export async function screenFacts(): Promise<{ isDemo: boolean; isLasting: boolean }> {
  const { provider, database } = await getServices()
  return { isDemo: provider.kind === 'simulator', isLasting: database.lasting }
}
