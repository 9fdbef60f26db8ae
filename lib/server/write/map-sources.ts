/** Maps source files on a thread of its own, so that no text, whatever it is, holds up the requests of others. */
import { join } from 'node:path'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { CodeMap } from '@/lib/shared/write/code-map'
import type { SourceFile } from '@/lib/shared/write/source-file'
import { joinReadings } from '@/lib/source/map/join-readings'
import { unreadFile } from '@/lib/source/map/map-file'
import type { FileReading } from '@/lib/source/map/reading'
import type { MapThreadData } from './map-thread'

/** What one call may take. Sources of 4 MB take some two seconds. */
const LIMITS = { ms: 20_000, heapMb: 256 }

/**
 * The map of the files, in their order. Files that the limits leave no room for stand in it as partial, without names.
 * Rejects with the signal's reason when that is aborted.
 */
export async function mapSources(
  files: readonly SourceFile[],
  signal: AbortSignal,
  limits: Partial<typeof LIMITS> = {},
): Promise<CodeMap> {
  signal.throwIfAborted()
  const readings = await readOnThread(files, signal, { ...LIMITS, ...limits })
  signal.throwIfAborted()
  return joinReadings(files.map((file, index) => readings[index] ?? unread(file)))
}

function unread(file: SourceFile): FileReading {
  return { map: { ...unreadFile(file), isPartial: true }, reExports: [] }
}

/** The readings of the first files, as many as the limits allow. */
function readOnThread(
  files: readonly SourceFile[],
  signal: AbortSignal,
  limits: typeof LIMITS,
): Promise<FileReading[]> {
  const readings: FileReading[] = []
  const worker = startThread({ files }, limits.heapMb)
  return new Promise((resolve, reject) => {
    const stop = () => void worker.terminate()
    const limit = setTimeout(stop, limits.ms)
    signal.addEventListener('abort', stop)
    worker.on('message', (reading: FileReading) => readings.push(reading))
    // Out of memory: what was read before stands. A thread that does not even start is a fault of ours.
    worker.on('error', (error) => {
      if (!('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')) reject(error)
    })
    worker.once('exit', () => {
      clearTimeout(limit)
      signal.removeEventListener('abort', stop)
      resolve(readings)
    })
  })
}

function startThread(workerData: MapThreadData, heapMb: number): Worker {
  const options: WorkerOptions = {
    workerData,
    // Without this process's flags and environment, so that the parser can reach no keys.
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    name: 'map',
  }
  if (process.env.NEXT_RUNTIME === undefined) {
    return new Worker(join(process.cwd(), 'lib', 'server', 'write', 'map-thread-source.mjs'), options)
  }
  // Written like this, the thread is bundled.
  return new Worker(new URL('./map-thread.ts', import.meta.url), options)
}
