/** What the server's parts are given. `create-services.ts` builds it. */
import type { SignIn } from './auth/sign-in'
import type { Config } from './config'
import type { Database } from './database/database'
import type { Drain } from './drain'
import type { FileStorage } from './files/file-storage'
import type { Leases } from './generation/leases'
import type { LiveRecordings } from './generation/recordings/live-recordings'
import type { Recordings } from './generation/recordings/recording'
import type { Recovery } from './generation/recovery'
import type { Classifier } from './hold/classifier'
import type { HeldAnswers } from './hold/held-answers'
import type { Review } from './hold/review'
import type { Limits } from './limits/limits'
import type { Reads } from './limits/read-queue'
import type { Logger } from './log'
import type { Catalogue } from './provider/model-catalogue'
import type { ModelProvider } from './provider/provider'
import type { Storage } from './storage/storage'
import type { StreamLog } from './stream-log/stream-log'
import type { Tool } from './tools/tool'
import type { Budget } from './usage/budget'

/** The ports and settings that a server runs on; each part takes those that it needs. */
export interface Services {
  config: Config
  log: Logger
  provider: ModelProvider
  database: Database
  leases: Leases
  streamLog: StreamLog
  drain: Drain
  recovery: Recovery
  recordings: Recordings
  liveRecordings: LiveRecordings
  fileStorage: FileStorage
  limits: Limits
  reads: Reads
  budget: Budget
  storage: Storage
  tools: readonly Tool[]
  models: Catalogue
  signIn: SignIn
  classifier: Classifier
  heldAnswers: HeldAnswers
  /** The operator's review of held answers, where there is one. */
  review: Review | undefined
}
