/** The prompt of a question is built once, whoever needs it. */
import { afterAll, expect, test, vi } from 'vitest'
import { answer, asking, makePerson, play, scriptedProvider, testServices, textEvents } from './fixtures/test-services'
import * as prompt from './prompt'

const build = vi.spyOn(prompt, 'buildPrompt')
afterAll(() => build.mockRestore())

test.each([
  ['without a budget', {}],
  ['with a budget, which prices it', { DAILY_BUDGET_PER_PERSON_USD: '5' }],
])('%s', async (_name, environment) => {
  const provider = scriptedProvider(play(textEvents(['Hello'])))
  const services = testServices(provider, environment)
  expect(services.budget.isCapped).toBe('DAILY_BUDGET_PER_PERSON_USD' in environment)
  build.mockClear()
  await answer(services, asking('Hi'), await makePerson())
  expect(build).toHaveBeenCalledTimes(1)
  expect(provider.requests).toMatchObject([build.mock.results[0]?.value.request])
})
