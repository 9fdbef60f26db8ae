/** FileStorage in any S3-compatible object storage: one object per file. */
import { AwsClient } from 'aws4fetch'
import { readTo } from '@/lib/server/http/read-to'
import { AppError } from '@/lib/shared/error'
import type { BucketSettings } from './bucket-settings'
import type { FileStorage } from './file-storage'

const LIMIT_MS = 20_000
const REMOVED_AT_ONCE = 8
const MAX_ERROR_BYTES = 64 * 1024

/** Makes the storage. */
export function createS3FileStorage(settings: BucketSettings, fetcher: typeof fetch = fetch): FileStorage {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' })

  // The bucket is in the path, which all servers support, unlike bucket host names.
  async function send(id: string, init: RequestInit & { method: string }): Promise<Response> {
    const request = await client.sign(`${endpoint}/${bucket}/files/${id}`, init)
    try {
      // A signed request must not follow redirects.
      return await fetcher(request, { signal: AbortSignal.timeout(LIMIT_MS), redirect: 'manual' })
    } catch (cause) {
      throw new AppError('storage_down', { message: DOWN, cause })
    }
  }

  async function failed(response: Response): Promise<AppError> {
    const { status, body } = response
    const { bytes } = body ? await readTo(body, MAX_ERROR_BYTES) : { bytes: new Uint8Array() }
    // Only the code: the rest contains keys and paths.
    const [, code = 'no code'] = /<Code>([A-Za-z]{1,80})<\/Code>/.exec(new TextDecoder().decode(bytes)) ?? []
    const cause = Object.assign(new Error(`the object storage answered ${status} ${code}`), { status })
    return new AppError('storage_down', { message: DOWN, cause })
  }

  async function removeOne(id: string): Promise<void> {
    const response = await send(id, { method: 'DELETE' })
    if (!response.ok && response.status !== 404) throw await failed(response)
    await response.body?.cancel()
  }

  return {
    kind: 's3',
    async put(id, content) {
      const body = new Uint8Array(content)
      // It is never served from there, so the type does not matter.
      const response = await send(id, { method: 'PUT', body, headers: { 'content-type': 'application/octet-stream' } })
      if (!response.ok) throw await failed(response)
      await response.body?.cancel()
    },
    async read(id) {
      const response = await send(id, { method: 'GET' })
      if (response.status === 404) {
        await response.body?.cancel()
        return undefined
      }
      if (!response.ok) throw await failed(response)
      return new Uint8Array(await response.arrayBuffer())
    },
    async remove(ids) {
      for (let from = 0; from < ids.length; from += REMOVED_AT_ONCE) {
        await Promise.all(ids.slice(from, from + REMOVED_AT_ONCE).map(removeOne))
      }
    },
  }
}

const DOWN = 'The place where files are kept does not answer. Try again in a moment.'
