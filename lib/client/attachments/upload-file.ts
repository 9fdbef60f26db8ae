/** Uploads a file and reports its progress. */

import { requestJson } from '@/lib/client/api/api'
import { errorOf, networkError } from '@/lib/client/api/client-error'
import type { FileTokens, StoredFile } from '@/lib/shared/files/files'

/** How an upload is watched and aborted. */
export interface UploadOptions {
  /** Called with the uploaded share, from 0 to 1. */
  onProgress(share: number): void
  signal: AbortSignal
}

// A new visitor becomes a guest with the first upload: two at once would make two guests, each with its own files.
let last: Promise<unknown> = Promise.resolve()

/** Uploads after those that began before. Rejects with a ClientError. */
export function uploadFile(name: string, content: Blob, options: UploadOptions): Promise<StoredFile> {
  const upload = last.then(() => send(name, content, options))
  last = upload.catch(() => undefined)
  return upload
}

// fetch does not report the progress of a body.
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

/** Deletes an upload that no question has. Where that fails, the server deletes it in time. */
export async function discardFile(id: string): Promise<void> {
  await requestJson(`/api/files/${id}`, { method: 'DELETE' }).catch(() => undefined)
}

/** The tokens that a file adds to a question. */
export function countFileTokens(id: string): Promise<FileTokens> {
  return requestJson(`/api/files/${id}/tokens`)
}
