/** Kinds of columns that several tables have. */
import { customType, timestamp } from 'drizzle-orm/pg-core'

/** A moment, to the millisecond. */
export const time = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })
/** When the row was made. */
export const createdAt = () => time('created_at').notNull().defaultNow()
/** Search terms. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
/** Bytes as they are. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })
