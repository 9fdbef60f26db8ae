/** The API's own tools: off unless requested, except if nothing is billed. */
import { expect, test } from 'vitest'
import { readConfig } from '@/lib/server/config'
import { serverTools } from './server-tools'

const namesFor = (environment: Record<string, string>) => serverTools(readConfig(environment)).map(({ name }) => name)

test.each([
  [{}, ['web_search', 'web_fetch', 'code_execution']],
  [{ WEB_SEARCH: 'off', CODE_EXECUTION: 'off' }, ['web_fetch']],
  [{ ANTHROPIC_API_KEY: 'k' }, []],
  [{ ANTHROPIC_API_KEY: 'k', WEB_SEARCH: 'on' }, ['web_search']],
  [{ ANTHROPIC_BASE_URL: 'http://127.0.0.1:1' }, []],
  [{ ANTHROPIC_BASE_URL: 'http://127.0.0.1:1', CODE_EXECUTION: 'on' }, ['code_execution']],
])('%j offers %j', (environment, names) => {
  expect(namesFor(environment)).toEqual(names)
})

test('uses and domains come from the settings', () => {
  const config = readConfig({
    ANTHROPIC_API_KEY: 'k',
    WEB_SEARCH: 'on',
    WEB_FETCH: 'on',
    WEB_SEARCH_MAX_USES: '2',
    WEB_ALLOWED_DOMAINS: 'example.com, docs.example.com',
  })
  expect(serverTools(config)).toEqual([
    {
      type: 'web_search_20250305',
      name: 'web_search',
      max_uses: 2,
      allowed_domains: ['example.com', 'docs.example.com'],
    },
    expect.objectContaining({ name: 'web_fetch', max_uses: 5, allowed_domains: ['example.com', 'docs.example.com'] }),
  ])
})

test.each([
  [{ WEB_ALLOWED_DOMAINS: 'a.com', WEB_BLOCKED_DOMAINS: 'b.com' }, /WEB_BLOCKED_DOMAINS.*keep one/],
  [{ WEB_ALLOWED_DOMAINS: 'https://a.com' }, /WEB_ALLOWED_DOMAINS.*without https/],
  [{ WEB_SEARCH: 'yes' }, /WEB_SEARCH/],
  [{ WEB_SEARCH_MAX_USES: '0' }, /WEB_SEARCH_MAX_USES/],
])('%j stops the start with a reason', (environment, reason) => {
  expect(() => readConfig(environment)).toThrow(reason)
})
