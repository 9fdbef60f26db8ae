/** A document as it is asked for and as it stands in a chat: an outline and its sections. */

/** Kinds of documents. */
export const TEMPLATES = ['api-reference', 'readme', 'tutorial', 'architecture', 'changelog', 'runbook'] as const

/** One of them. */
export type Template = (typeof TEMPLATES)[number]

/** For whom, how and how long. */
export const AUDIENCES = ['newcomers', 'developers', 'operators', 'managers'] as const
export type Audience = (typeof AUDIENCES)[number]
export const TONES = ['plain', 'formal', 'friendly'] as const
export type Tone = (typeof TONES)[number]
export const LENGTHS = ['short', 'medium', 'long'] as const
export type Length = (typeof LENGTHS)[number]

/** What a document is asked for with. */
export interface DocumentWishes {
  template: Template
  audience: Audience
  tone: Tone
  length: Length
  /** The person's own words. */
  instructions?: string
}

/** A section of an outline. */
export interface OutlineSection {
  /** Unique within the document; stays when title and brief change. */
  id: string
  title: string
  /** What the section is about, in a sentence or two. */
  brief: string
  /** Paths of the files that it is written from; none means all. */
  files?: readonly string[]
}

/** What a document will have. */
export interface Outline {
  title: string
  sections: readonly OutlineSection[]
}

/** Whether a section asks for the same in two outlines, so that its text may stay. */
export function isSameSection(one: OutlineSection | undefined, other: OutlineSection | undefined): boolean {
  return one !== undefined && other !== undefined && one.title === other.title && one.brief === other.brief
}

/** The version that another one is made from: its sections stay, as far as the outline still has them unchanged. */
export interface DocumentBasis {
  answerId: string
  /** The section that is written anew. */
  rewrites?: { sectionId: string; instructions?: string | undefined }
}

/** An outline as it stands in an answer. */
export interface WrittenOutline extends Outline {
  basis?: DocumentBasis
}

/** What is asked of one version of a document, beside going on with it. */
export interface DocumentChange {
  /** The outline that the person has agreed to. */
  outline?: Outline | undefined
  /** The outline is written anew, and waits. */
  isOutlineAsked?: boolean
  /** The version that this one is made from. */
  basis?: DocumentBasis | undefined
}

/** Bounds of an outline, whoever wrote it. */
export const OUTLINE_LIMITS = { sections: 40, titleCharacters: 200, briefCharacters: 1_000, files: 100 } as const

/** The request of a document, as the part of a question; its files are kept elsewhere. */
export interface DocumentRequest extends DocumentWishes {
  files: { path: string; bytes: number }[]
  /** The most that the whole document may cost, in US dollars. */
  maxCostUsd?: number
  /** An outline that the model writes waits until a person accepts it, also after a break. */
  waitsForOutline?: true
}

/** A section begins, or continues after a break: the text parts behind this one are its own. */
export interface SectionStart {
  id: string
  title: string
}

/** A section has ended as it should; one that broke off has no such part. */
export interface SectionEnd {
  id: string
  outputTokens: number
  /** Null when a price is unknown. */
  costUsd: number | null
  durationMs: number
}
