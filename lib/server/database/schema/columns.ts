/** Column types that several tables share. */
import { customType, timestamp } from 'drizzle-orm/pg-core'

/** A moment, to the millisecond. */
export const time = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })
/** When the row was created. */
export const createdAt = () => time('created_at').notNull().defaultNow()
/** Search terms. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
/** Binary data. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })
