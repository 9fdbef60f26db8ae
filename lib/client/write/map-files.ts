/** Maps source files in the browser. The parser is loaded when it is first needed, and only what these files need. */
import type { CodeMap } from '@/lib/shared/write/code-map'
import type { SourceFile } from '@/lib/shared/write/source-file'
import type { MapReply, MapRequest } from './map-message'

/** How the mapping is followed and stopped. */
export interface MapOptions {
  /** Gets the number of files that are mapped. */
  onProgress?: (files: number) => void
  signal?: AbortSignal
  /** Starts the worker; tests have none. */
  startWorker?: () => Worker
}

/** The map of the files. Rejects with the signal's reason, or when the worker cannot run. */
export function mapFiles(
  files: readonly SourceFile[],
  { onProgress, signal, startWorker = startMapWorker }: MapOptions = {},
): Promise<CodeMap> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const worker = startWorker()
    const end = (settle: () => void) => {
      worker.terminate()
      signal?.removeEventListener('abort', stop)
      settle()
    }
    const stop = () => end(() => reject(signal?.reason))
    signal?.addEventListener('abort', stop)
    worker.addEventListener('error', (event) => end(() => reject(new Error(event.message || 'The worker failed.'))))
    worker.addEventListener('message', ({ data }: MessageEvent<MapReply>) => {
      if (data.type === 'progress') onProgress?.(data.files)
      else if (data.type === 'done') end(() => resolve(data.map))
      else end(() => reject(new Error(data.message)))
    })
    // Sent without the functions and whatever else the caller's objects may have.
    const request: MapRequest = { files: files.map(({ path, content }) => ({ path, content })) }
    worker.postMessage(request)
  })
}

function startMapWorker(): Worker {
  return new Worker(new URL('./map-worker.ts', import.meta.url), { type: 'module', name: 'map' })
}
