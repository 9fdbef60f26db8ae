/** The settings of object storage: all of them or none. */
import { z } from 'zod'

const text = z.string().trim().min(1).optional()

/** The settings in the environment. */
export const FILE_STORAGE_ENVIRONMENT = {
  FILES_S3_ACCESS_KEY_ID: text,
  FILES_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  FILES_S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
  FILES_S3_REGION: z.string().trim().min(1).default('auto'),
  FILES_S3_SECRET_ACCESS_KEY: text,
}

type Environment = z.infer<z.ZodObject<typeof FILE_STORAGE_ENVIRONMENT>>

/** A bucket for the contents of files, and its credentials. */
export interface BucketSettings {
  /** Without the bucket's name and a trailing slash. */
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

const NEEDED = ['FILES_S3_ENDPOINT', 'FILES_S3_BUCKET', 'FILES_S3_ACCESS_KEY_ID', 'FILES_S3_SECRET_ACCESS_KEY'] as const

/** The missing settings, when some are set. */
export function fileStorageProblems(env: Environment): Array<{ name: string; message: string }> {
  const missing = NEEDED.filter((name) => env[name] === undefined)
  if (missing.length === NEEDED.length) return []
  return missing.map((name) => ({ name, message: 'is needed with the other settings of FILES_S3' }))
}

/** The bucket; undefined without settings. */
export function bucketSettings(env: Environment): BucketSettings | undefined {
  const { FILES_S3_ENDPOINT: endpoint, FILES_S3_BUCKET: bucket, FILES_S3_REGION: region } = env
  const { FILES_S3_ACCESS_KEY_ID: accessKeyId, FILES_S3_SECRET_ACCESS_KEY: secretAccessKey } = env
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return undefined
  return { endpoint: endpoint.replace(/(?<!\/)\/+$/, ''), bucket, region, accessKeyId, secretAccessKey }
}
