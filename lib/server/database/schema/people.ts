/** People: who they are, and the browsers that may act for them. */
import { sql } from 'drizzle-orm'
import { type AnyPgColumn, bigint, boolean, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Preferences } from '@/lib/shared/api/preferences'
import { createdAt, time } from './columns'

/** A person: a guest until an identity is linked to it. */
export const users = pgTable(
  'users',
  {
    id: text('id').primaryKey(),
    isGuest: boolean('is_guest').notNull().default(true),
    /** The person a guest's chats were moved to; running work under the guest's id belongs there. */
    movedTo: text('moved_to').references((): AnyPgColumn => users.id, { onDelete: 'cascade' }),
    /** From the identity provider; null for guests. */
    name: text('name'),
    email: text('email'),
    preferences: jsonb('preferences').$type<Preferences>().notNull().default({}),
    /** Bytes that the person's rows and files used when last counted, and when that was; null before. */
    storedBytes: bigint('stored_bytes', { mode: 'number' }).notNull().default(0),
    storedAt: time('stored_at'),
    createdAt: createdAt(),
  },
  (table) => [index('users_moved').on(table.movedTo).where(sql`moved_to is not null`)],
)

/** A person as it is stored. */
export type UserRow = typeof users.$inferSelect

/** Who a person is at an identity provider. */
export const identities = pgTable(
  'identities',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] }), index('identities_user').on(table.userId)],
)

/** A browser that may act for a person. Only the SHA-256 of its token is kept. */
export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    expiresAt: time('expires_at').notNull(),
  },
  (table) => [index('sessions_user').on(table.userId), index('sessions_expiry').on(table.expiresAt)],
)

/** One-time codes that open a person's chats on another device. Only the SHA-256 of a code is kept. */
export const deviceCodes = pgTable(
  'device_codes',
  {
    codeHash: text('code_hash').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: time('expires_at').notNull(),
    usedAt: time('used_at'),
  },
  (table) => [index('device_codes_user').on(table.userId)],
)
