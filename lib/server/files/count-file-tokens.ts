/** The tokens that a file adds to a question: counted once by the provider, or estimated if it cannot count. */
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

/** Counts under way, which concurrent requests share. */
const underWay = new Map<string, Promise<FileTokens>>()

/** Counts the file's content block. Rejects with `rate_limited` when a person has too many files counted. */
export async function countFileTokens(services: CountingServices, file: FileRow, origin: Origin): Promise<FileTokens> {
  const model = servingModel(services.config.model ?? DEFAULT_MODEL, new Date())
  const counted = file.facts.tokens?.[model]
  if (counted !== undefined) return { inputTokens: counted, isEstimate: false }
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
  // The simulator counts files at a flat rate: the estimate is closer to a real model.
  if (services.provider.kind === 'simulator') return estimate
  try {
    const request = { model, messages: [{ role: 'user' as const, content: questionContent([part], loaded) }] }
    const inputTokens = await services.provider.countTokens(request, AbortSignal.timeout(LIMIT_MS))
    await addTokenCount(services.database.queries, file.id, model, inputTokens)
    return { inputTokens, isEstimate: false }
  } catch (error) {
    // Not every compatible server counts, and an estimate is better than nothing.
    services.log.info('tokens of a file were not counted', { code: isAppError(error) ? error.code : 'internal' })
    return estimate
  }
}
