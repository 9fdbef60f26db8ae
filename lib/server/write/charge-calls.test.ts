/** The account of a document, over calls that end, fail and are lost. */
import { expect, test } from 'vitest'
import { findAccount } from '@/lib/server/database/documents'
import { findMessage } from '@/lib/server/database/messages'
import {
  play,
  playThenThrow,
  type ScriptedCall,
  scriptedProvider,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { ceilingOf, chargeOf } from '@/lib/server/usage/charge'
import { AppError } from '@/lib/shared/error'
import { NO_USAGE } from '@/lib/shared/usage'
import { write, writing } from './fixtures/write-in-tests'

const FILES = [{ path: 'a.ts', content: 'export const A = 1\n' }]

/** Writes a document with one section; its account, and what was billed as the API counts. */
async function accountAfter(section: ScriptedCall) {
  const provider = scriptedProvider(play(textEvents(['# T\n\n## One\nx'])), section)
  const services = testServices(provider)
  const request = writing(FILES)
  const { id: answerId, metadata } = await write(services, request)
  const { queries } = services.database
  const answer = await findMessage(queries, request.id, answerId)
  const account = await findAccount(queries, { chatId: request.id, messageId: answer?.parentId ?? '' })
  const chargeOfAll = chargeOf([metadata?.model], { ...NO_USAGE, ...metadata?.usage })
  return { charged: account?.chargedMicroUsd ?? 0, chargeOfAll, request: provider.requests[1], metadata }
}

test('calls that were counted are charged with what they cost', async () => {
  const { charged, chargeOfAll } = await accountAfter(play(textEvents(['First.'])))
  expect(charged).toBeGreaterThan(0)
  // Each call is rounded up.
  expect(Math.abs(charged - chargeOfAll)).toBeLessThanOrEqual(2)
})

test('a call that broke off may have written all that it could', async () => {
  const broken = playThenThrow(textEvents(['Fir']).slice(0, 3), new AppError('connection_lost'))
  const { charged, request } = await accountAfter(broken)
  const output = chargeOf([request?.model], { ...NO_USAGE, outputTokens: request?.max_tokens ?? 0 })
  expect(charged).toBeGreaterThanOrEqual(output)
})

test('a call of which nothing was heard counts as the most that it can have cost; one that was refused as nothing', async () => {
  const lost = await accountAfter(playThenThrow([], new AppError('timed_out')))
  expect(lost.charged).toBeGreaterThanOrEqual(
    ceilingOf(lost.request ?? { model: '', max_tokens: 0, messages: [] }) ?? 0,
  )
  const refused = await accountAfter(playThenThrow([], new AppError('invalid_request')))
  expect(refused.charged).toBeLessThan(lost.charged / 10)
})
