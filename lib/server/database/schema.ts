/** The tables, gathered. A change of one needs a migration (CONTRIBUTING.md says how it is made). */
import { chats, messages } from './schema/chats'
import { documentChanges, documentSources } from './schema/documents'
import { files } from './schema/files'
import { heldAnswers, heldBatches } from './schema/held'
import { deviceCodes, identities, sessions, users } from './schema/people'
import { recordings } from './schema/recordings'
import { shareReplays, shares } from './schema/shares'
import { logBatches, stopRequests } from './schema/streams'
import { reservations, spending, usageCalls } from './schema/usage'

export * from './schema/chats'
export * from './schema/documents'
export * from './schema/files'
export * from './schema/held'
export * from './schema/people'
export * from './schema/recordings'
export * from './schema/shares'
export * from './schema/streams'
export * from './schema/usage'

/** Everything, for the query builder. */
export const schema = {
  users,
  identities,
  sessions,
  deviceCodes,
  chats,
  messages,
  shares,
  shareReplays,
  usageCalls,
  spending,
  reservations,
  recordings,
  logBatches,
  stopRequests,
  files,
  heldAnswers,
  heldBatches,
  documentChanges,
  documentSources,
}
