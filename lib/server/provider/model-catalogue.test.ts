/** Which models may be picked: the provider's own list while there is one, the table otherwise. */
import { expect, test } from 'vitest'
import { createLogger } from '@/lib/server/log'
import { MODELS } from '@/lib/shared/models'
import { createCatalogue } from './model-catalogue'
import type { ListedModel } from './provider'

const listed = (id: string, change: Partial<ListedModel> = {}): ListedModel => ({
  id,
  name: `Listed ${id}`,
  lifecycle: 'active',
  retiresAt: undefined,
  contextTokens: 500_000,
  maxOutputTokens: 32_000,
  takesEffort: true,
  ...change,
})

function catalogueOf(list: () => Promise<ListedModel[]>, configured?: string) {
  let asked = 0
  let now = Date.parse('2026-11-21T12:00:00Z')
  const listModels = () => {
    asked += 1
    return list()
  }
  const log = createLogger([], () => {})
  const catalogue = createCatalogue({ provider: { kind: 'anthropic', listModels }, configured, log, now: () => now })
  return { catalogue, asked: () => asked, wait: (milliseconds: number) => (now += milliseconds) }
}

const ids = (models: readonly { id: string }[]) => models.map(({ id }) => id)

test('the provider says what there is and what each can do; the table what people call it', async () => {
  const { catalogue } = catalogueOf(async () => [
    listed('claude-brand-new'),
    listed('claude-opus-5-5'),
    listed('claude-sonnet-5', { lifecycle: 'deprecated', retiresAt: '2027-01-01T00:00:00Z' }),
    listed('claude-2.1', { lifecycle: 'retired' }),
  ])
  const models = await catalogue.list()
  expect(ids(models)).toEqual(['claude-opus-5-5', 'claude-sonnet-5', 'claude-brand-new'])
  expect(models[0]).toMatchObject({ name: 'Claude Opus 5.5', contextTokens: 500_000, state: 'current' })
  expect(models[1]).toMatchObject({ state: 'deprecated', retiresAt: '2027-01-01T00:00:00Z' })
  expect(models[2]).toMatchObject({ name: 'Listed claude-brand-new', takesEffort: true })
  expect(await catalogue.offers('claude-brand-new')).toBe(true)
  expect(await catalogue.offers('gpt-1')).toBe(false)
})

test('a list that cannot be had leaves the table, and is asked for again after a minute', async () => {
  const { catalogue, asked, wait } = catalogueOf(() => Promise.reject(new Error('no such route')))
  expect(ids(await catalogue.list())).toEqual(ids(MODELS))
  await catalogue.list()
  expect(asked()).toBe(1)
  wait(61_000)
  await catalogue.list()
  expect(asked()).toBe(2)
})

test('the list is asked for once an hour, by however many at once', async () => {
  const { catalogue, asked, wait } = catalogueOf(async () => [listed('claude-opus-5-5')])
  await Promise.all([catalogue.list(), catalogue.list(), catalogue.list()])
  expect(asked()).toBe(1)
  wait(3_600_001)
  await catalogue.list()
  expect(asked()).toBe(2)
})

test('the site’s own choice is offered whatever the list says', async () => {
  const { catalogue } = catalogueOf(async () => [listed('claude-opus-5-5')], 'house-model')
  expect(ids(await catalogue.list())).toEqual(['house-model', 'claude-opus-5-5'])
  expect(await catalogue.offers('house-model')).toBe(true)
})
