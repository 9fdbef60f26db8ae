/** A secret in a file, and where it stands. */

/** One secret. */
export interface Secret {
  path: string
  /** From 1. */
  line: number
  /** In words for people, such as "AWS access key". */
  kind: string
  /** Its first four characters and an ellipsis. */
  masked: string
  /** Where it stands in the file's content. */
  start: number
  end: number
}

/** A place in a text that a rule takes for a secret. */
export interface Finding {
  kind: string
  start: number
  end: number
  /** Lower is more certain: of several findings of a place, its kind counts. */
  rank: number
}
