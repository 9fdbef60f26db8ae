/** What a file adds to a question: counted by the provider where it can, once, and estimated where not. */
import { addTokenCount, type FileRow } from '@/lib/server/database/files/files'
import type { Origin } from '@/lib/server/http/client-address'
import type { Services } from '@/lib/server/services'
import { isAppError } from '@/lib/shared/error'
import { type FileTokens, fileUrl, kindOf } from '@/lib/shared/files/files'
import { DEFAULT_MODEL, servingModel } from '@/lib/shared/models'
import { estimateFileTokens } from './file-tokens'
import { loadFiles, questionContent } from './question-content'

const LIMIT_MS = 10_000

type CountingServices = Pick<Services, 'config' | 'database' | 'fileStorage' | 'limits' | 'provider' | 'log'>

/** Counts that are under way: whoever asks for the same one waits for it. */
const underWay = new Map<string, Promise<FileTokens>>()

/** Counts the content block that the file becomes. Rejects with `rate_limited` for who has too many files counted. */
export async function countFileTokens(services: CountingServices, file: FileRow, origin: Origin): Promise<FileTokens> {
  const model = servingModel(services.config.model ?? DEFAULT_MODEL, new Date())
  const known = file.facts.tokens?.[model]
  if (known !== undefined) return { inputTokens: known, isEstimate: false }
  await services.limits.countFile(file.ownerId, origin)
  const key = `${file.id} ${model}`
  const running = underWay.get(key) ?? count(services, file, model).finally(() => underWay.delete(key))
  underWay.set(key, running)
  return running
}

async function count(services: CountingServices, file: FileRow, model: string): Promise<FileTokens> {
  const part = { type: 'file' as const, mediaType: file.mediaType, filename: file.name, url: fileUrl(file.id) }
  const loaded = await loadFiles(services, file.ownerId, [[part]])
  const text = kindOf(file.mediaType) === 'text' ? new TextDecoder().decode(loaded.get(file.id)?.content) : undefined
  const estimate = { inputTokens: estimateFileTokens(file.mediaType, file.facts, text), isEstimate: true }
  // The simulator counts files at a flat figure: the estimate is nearer to what a model would take.
  if (services.provider.kind === 'simulator') return estimate
  try {
    const request = { model, messages: [{ role: 'user' as const, content: questionContent([part], loaded) }] }
    const inputTokens = await services.provider.countTokens(request, AbortSignal.timeout(LIMIT_MS))
    await addTokenCount(services.database.queries, file.id, model, inputTokens)
    return { inputTokens, isEstimate: false }
  } catch (error) {
    // Not every server that speaks the protocol counts, and an estimate is better than nothing.
    services.log.info('tokens of a file were not counted', { code: isAppError(error) ? error.code : 'internal' })
    return estimate
  }
}
