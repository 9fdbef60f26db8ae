/** Who a visitor is, as the account page shows it. */
import { and, count, eq, gt, isNull } from 'drizzle-orm'
import type { Person } from '@/lib/server/auth/session'
import type { Queries } from '@/lib/server/database/database'
import { chats, sessions, users } from '@/lib/server/database/schema'
import type { Account } from '@/lib/shared/api/account'

const NOBODY: Account = { kind: 'nobody', name: null, email: null, chats: 0, devices: 0 }

/** The account of a visitor; `nobody` before the first message. */
export async function readAccount(queries: Queries, visitor: Person | undefined): Promise<Account> {
  if (!visitor) return NOBODY
  const [person] = await queries
    .select({ isGuest: users.isGuest, name: users.name, email: users.email })
    .from(users)
    .where(eq(users.id, visitor.id))
  if (!person) return NOBODY
  const [kept] = await queries
    .select({ count: count() })
    .from(chats)
    .where(and(eq(chats.ownerId, visitor.id), isNull(chats.deletedAt)))
  const [open] = await queries
    .select({ count: count() })
    .from(sessions)
    .where(and(eq(sessions.userId, visitor.id), gt(sessions.expiresAt, new Date())))
  const { isGuest, name, email } = person
  return { kind: isGuest ? 'guest' : 'person', name, email, chats: kept?.count ?? 0, devices: open?.count ?? 0 }
}
