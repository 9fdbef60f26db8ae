/** Brings a file to the server, telling how far it is. */

import { requestJson } from '@/lib/client/api/api'
import { errorOf, networkError } from '@/lib/client/api/client-error'
import type { FileTokens, StoredFile } from '@/lib/shared/files/files'

/** How an upload is watched and ended. */
export interface UploadOptions {
  /** Told the share that is there, from 0 to 1. */
  onProgress(share: number): void
  signal: AbortSignal
}

// A new visitor becomes a guest with the first upload: two at once would make two guests, and each has its own files.
let last: Promise<unknown> = Promise.resolve()

/** Uploads after those that were begun before. Rejects with a ClientError. */
export function uploadFile(name: string, content: Blob, options: UploadOptions): Promise<StoredFile> {
  const upload = last.then(() => send(name, content, options))
  last = upload.catch(() => undefined)
  return upload
}

// fetch does not tell how far a body has been sent.
function send(name: string, content: Blob, { onProgress, signal }: UploadOptions): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(networkError())
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    signal.addEventListener('abort', abort, { once: true })
    request.open('POST', `/api/files?${new URLSearchParams({ name })}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(networkError())
    request.onabort = () => reject(networkError())
    request.onload = async () => {
      const { status, responseText } = request
      const response = new Response(responseText, { status })
      if (!response.ok) return reject(await errorOf(response))
      resolve((await response.json()) as StoredFile)
    }
    request.onloadend = () => signal.removeEventListener('abort', abort)
    request.send(content)
  })
}

/** Takes back an upload that no question has taken; what fails is cleared away by the server in time. */
export async function discardFile(id: string): Promise<void> {
  await requestJson(`/api/files/${id}`, { method: 'DELETE' }).catch(() => undefined)
}

/** What a file adds to a question. */
export function countFileTokens(id: string): Promise<FileTokens> {
  return requestJson(`/api/files/${id}/tokens`)
}
