/** Who a visitor is, as the account page shows it. */
import type { Person } from '@/lib/server/auth/session'
import type { Queries } from '@/lib/server/database/database'
import { countChatsAndSessions, findProfile } from '@/lib/server/database/people/people'
import type { Account } from '@/lib/shared/api/account'

const NOBODY: Account = { kind: 'nobody', name: null, email: null, chats: 0, devices: 0 }

/** The account of a visitor; `nobody` before the first message. */
export async function readAccount(queries: Queries, visitor: Person | undefined): Promise<Account> {
  if (!visitor) return NOBODY
  const profile = await findProfile(queries, visitor.id)
  if (!profile) return NOBODY
  const { chats, sessions } = await countChatsAndSessions(queries, visitor.id)
  const { isGuest, name, email } = profile
  return { kind: isGuest ? 'guest' : 'person', name, email, chats, devices: sessions }
}
