/** What a page itself does to an answer, as chunks for the one reducer. They are never sent, and nothing sent becomes one. */
import type { BranchSummary } from '@/lib/shared/message'

/** A change of an answer that is not the server's. */
export type LocalChunk =
  /** The reader has decided on a call. It shows at once; the server's chunks replace it. */
  | { type: 'local-decision'; toolCallId: string; isAllowed: boolean }
  /** The decisions were posted, and the answer continues. */
  | { type: 'local-continue' }
  /** A call of a stored answer that nothing is at work on any more. */
  | { type: 'local-drop'; toolCallId: string }
  /** A summary was made, or taken back. */
  | { type: 'local-summary'; summary: BranchSummary | undefined }
