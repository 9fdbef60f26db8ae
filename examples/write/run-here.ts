/** Writes a document within this process: nothing of it outlives the process but its text. */
import { makeGuest } from '@/lib/server/auth/session'
import { readConfig } from '@/lib/server/config'
import { createServices } from '@/lib/server/create-services'
import { openAnswer, readBatches } from '@/lib/server/generation/read-answer'
import type { Services } from '@/lib/server/services'
import { startDocument } from '@/lib/server/write/start-document'
import type { WriteRequest } from '@/lib/shared/api/write-requests'
import { type Chunk, isChunk } from '@/lib/shared/chunk'
import { newId } from '@/lib/shared/ids'
import type { Message } from '@/lib/shared/message'
import type { SourceFile } from '@/lib/shared/write/source-file'
import { accumulate } from '@/lib/stream/accumulate'
import { newGrowingMessage, toMessage } from '@/lib/stream/growing-message'

/** The settings of a server's neighbours, visitors and host mean nothing here; those of the provider do. */
const READ = /^(?:ANTHROPIC_\w+|SIMULATOR_(?:TTFT_MS|TPS)|UPSTREAM_IDLE_MS)$/

/** The services, on a database in memory. Of their log only causes of failures are told. */
export function openServices(
  environment: Record<string, string | undefined>,
  tell: (cause: string) => void,
): Promise<Services> {
  const own = Object.fromEntries(Object.entries(environment).filter(([name]) => READ.test(name)))
  const config = readConfig({ ...own, AUTH_SECRET: newId() })
  return createServices({ ...config, embeddedDir: undefined }, (line) => {
    const { level, causeMessage } = JSON.parse(line)
    if (level === 'error' && typeof causeMessage === 'string') tell(causeMessage)
  })
}

/** A document that is being written. */
export interface RunningDocument {
  /** Stops it; what is written stays. */
  stop(): void
  /** The whole answer, once it has ended and is stored. */
  ended: Promise<Message>
}

/** Begins a document. `take` gets every chunk. */
export async function runHere(
  services: Services,
  request: WriteRequest,
  files: readonly SourceFile[],
  take: (chunk: Chunk) => void,
): Promise<RunningDocument> {
  const ownerId = (await makeGuest(services.database.queries)).person.id
  let done: Promise<void> = Promise.resolve()
  const begun = await startDocument(services, request, files, {
    ownerId,
    preferences: {},
    origin: { address: undefined, isLocal: true },
    requestId: newId(),
    acceptedAt: new Date(),
    keepAlive: (work) => {
      done = work
    },
  })
  async function read(): Promise<Message> {
    const message = newGrowingMessage('')
    const from = begun.position ?? (await openAnswer(services, request.id, begun.answerId))
    for await (const batch of readBatches(services.streamLog, from, new AbortController().signal)) {
      for (const { json } of batch) {
        const chunk: unknown = JSON.parse(json)
        if (!isChunk(chunk)) continue
        accumulate(message, chunk)
        take(chunk)
      }
    }
    await done
    return toMessage(message)
  }
  return { stop: () => void services.streamLog.requestStop(begun.answerId), ended: read() }
}
