/** The bodies of `POST /api/write` and `POST /api/write/{id}`. */
import { z } from 'zod'
import { ID_PATTERN } from '@/lib/shared/ids'
import { AUDIENCES, LENGTHS, OUTLINE_LIMITS, TEMPLATES, TONES } from '@/lib/shared/write/document'
import { SOURCE_LIMITS } from '@/lib/shared/write/source-file'

const id = z.string().regex(ID_PATTERN, 'an id has 1 to 128 letters, digits, - or _')
const MAX_INSTRUCTIONS = 8_000

const outline = z.strictObject({
  title: z.string().trim().min(1).max(OUTLINE_LIMITS.titleCharacters),
  sections: z
    .array(
      z.strictObject({
        id,
        title: z.string().trim().min(1).max(OUTLINE_LIMITS.titleCharacters),
        brief: z.string().trim().max(OUTLINE_LIMITS.briefCharacters).default(''),
        files: z.array(z.string().max(SOURCE_LIMITS.pathCharacters)).max(OUTLINE_LIMITS.files).readonly().optional(),
      }),
    )
    .min(1)
    .max(OUTLINE_LIMITS.sections)
    .refine((sections) => new Set(sections.map((section) => section.id)).size === sections.length, {
      message: 'two sections have the same id',
    }),
})

const instructions = z.string().max(MAX_INSTRUCTIONS).optional()
/** US dollars. */
const maxCostUsd = z.number().positive().max(10_000).optional()

/** A new document. */
export const writeRequest = z.strictObject({
  /** The chat that the document becomes. */
  id,
  files: z
    .array(z.strictObject({ path: z.string().min(1).max(1_000), content: z.string().max(SOURCE_LIMITS.fileBytes) }))
    .min(1)
    .max(SOURCE_LIMITS.files),
  template: z.enum(TEMPLATES),
  instructions,
  audience: z.enum(AUDIENCES).default('developers'),
  tone: z.enum(TONES).default('plain'),
  length: z.enum(LENGTHS).default('medium'),
  /** The sections that it shall have; without it the model writes the outline. */
  outline: outline.optional(),
  /** Ends when the outline is written, so that it can be changed; a request to accept it goes on. */
  waitForOutline: z.boolean().default(false),
  /** Sends what looks like a secret as well; by default it is left out. */
  sendSecrets: z.boolean().default(false),
  model: z.string().min(1).max(200).optional(),
  maxCostUsd,
})

/** A parsed `POST /api/write`. */
export type WriteRequest = z.infer<typeof writeRequest>

/** What is asked of a document that is there. */
export const documentRequest = z.discriminatedUnion('action', [
  /** Goes on with the outline as it is given. */
  z.strictObject({ action: z.literal('accept'), answerId: id, outline }),
  /** Makes a version with another outline; the sections that are the same in both stay. */
  z.strictObject({ action: z.literal('change'), answerId: id, outline, idempotencyKey: id }),
  /** Makes a version whose outline is written anew, and waits there. */
  z.strictObject({ action: z.literal('outline'), answerId: id, idempotencyKey: id }),
  /** Makes a version in which one section is written anew. */
  z.strictObject({ action: z.literal('rewrite'), answerId: id, sectionId: id, instructions, idempotencyKey: id }),
])

/** A parsed `POST /api/write/{id}`. */
export type DocumentAction = z.infer<typeof documentRequest>

/** `PATCH /api/write/{id}`: another spending cap for the document that this answer is; null takes it away. */
export const capChange = z.strictObject({ answerId: id, maxCostUsd: z.number().positive().max(10_000).nullable() })

/** A parsed `PATCH /api/write/{id}`. */
export type CapChange = z.infer<typeof capChange>
