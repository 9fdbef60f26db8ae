/** The settings: an empty environment works, a wrong one is told whole. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config'

test('an empty environment is a working demo', () => {
  expect(readConfig({})).toMatchObject({
    provider: 'simulator',
    simulatorHttp: true,
    dataDir: '.data',
    upstreamIdleMs: 60_000,
    simulator: { ttftMs: 300 },
  })
})

test.each([
  [{ ANTHROPIC_API_KEY: 'k' }, 'anthropic', 'bearer', false],
  [{ ANTHROPIC_BASE_URL: 'http://127.0.0.1:8787' }, 'compatible', 'both', false],
  [{ ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: 'http://127.0.0.1:8787' }, 'compatible', 'both', false],
  [{ ANTHROPIC_API_KEY: 'k', SIMULATOR_HTTP: 'on', ANTHROPIC_AUTH_STYLE: 'x-api-key' }, 'anthropic', 'x-api-key', true],
  [{ SIMULATOR_HTTP: 'off' }, 'simulator', 'bearer', false],
  [{ ANTHROPIC_API_KEY: '', ANTHROPIC_BASE_URL: '' }, 'simulator', 'bearer', true],
])('%j', (environment, provider, authStyle, simulatorHttp) => {
  expect(readConfig(environment)).toMatchObject({ provider, authStyle, simulatorHttp })
})

test('all faults are reported at once', () => {
  const wrong = {
    ANTHROPIC_BASE_URL: 'ftp://x',
    ANTHROPIC_AUTH_STYLE: 'basic',
    SIMULATOR_TPS: 'fast',
    AUTH_SECRET: 'short',
  }
  const tell = () => readConfig(wrong)
  for (const name of Object.keys(wrong)) expect(tell).toThrow(name)
})

test('all spellings of a base URL mean one server, and a wrong one is reported with its fault', () => {
  for (const ending of ['', '/', '/v1', '/v1/', '//v1//', ' ']) {
    expect(readConfig({ ANTHROPIC_BASE_URL: `https://gw.example/anthropic${ending}` }).baseURL).toBe(
      'https://gw.example/anthropic',
    )
  }
  expect(() => readConfig({ ANTHROPIC_BASE_URL: 'https://gw.example/v1?team=a' })).toThrow(
    'ANTHROPIC_BASE_URL: must have nothing behind its path',
  )
})

test('what the provider does not take can be said', () => {
  expect(readConfig({}).serverLimits).toEqual({ tools: true, maxTokens: undefined })
  const told = readConfig({ ANTHROPIC_TOOLS: 'off', ANTHROPIC_MAX_TOKENS: '4096' })
  expect(told.serverLimits).toEqual({ tools: false, maxTokens: 4096 })
  for (const name of ['ANTHROPIC_TOOLS', 'ANTHROPIC_MAX_TOKENS']) {
    for (const value of ['no', '0', '1.5']) expect(() => readConfig({ [name]: value })).toThrow(name)
  }
})

test('a host without a lasting disk needs a secret', () => {
  expect(() => readConfig({ VERCEL: '1' })).toThrow('AUTH_SECRET')
  expect(readConfig({ VERCEL: '1', AUTH_SECRET: 'long enough for this' }).authSecret).toBe('long enough for this')
})

test('development has a data directory of its own; a host without a lasting disk has none', () => {
  const dirOf = (environment: Record<string, string>) =>
    readConfig({ AUTH_SECRET: 'long enough for this', ...environment }).embeddedDir
  expect(dirOf({ NODE_ENV: 'production' })).toBe(join('.data', 'postgres'))
  expect(dirOf({ NODE_ENV: 'development' })).toBe(join('.data', 'postgres-development'))
  expect(dirOf({ NODE_ENV: 'production', DATA_DIR: '/srv/chats' })).toBe(join('/srv/chats', 'postgres'))
  expect(dirOf({ VERCEL: '1', DATA_DIR: '/srv/chats' })).toBeUndefined()
})

test('a Postgres server needs a secret that all servers share', () => {
  const url = 'postgres://chats@localhost/chats'
  expect(() => readConfig({ DATABASE_URL: url })).toThrow('AUTH_SECRET')
  expect(() => readConfig({ DATABASE_URL: 'mysql://localhost' })).toThrow('DATABASE_URL')
  expect(readConfig({ DATABASE_URL: url, AUTH_SECRET: 'long enough for this' }).databaseUrl).toBe(url)
})

test('a bucket for files is set whole or not at all', () => {
  const settings = {
    FILES_S3_ENDPOINT: 'https://storage.example/',
    FILES_S3_BUCKET: 'chat-files',
    FILES_S3_ACCESS_KEY_ID: 'id',
    FILES_S3_SECRET_ACCESS_KEY: 'secret',
  }
  expect(readConfig({}).bucket).toBeUndefined()
  expect(readConfig(settings).bucket).toEqual({
    endpoint: 'https://storage.example',
    bucket: 'chat-files',
    region: 'auto',
    accessKeyId: 'id',
    secretAccessKey: 'secret',
  })
  for (const name of Object.keys(settings)) {
    expect(() => readConfig({ ...settings, [name]: undefined })).toThrow(name)
  }
})

test('hosts beside the configured one are a list, and a wrong one is named', () => {
  expect(readConfig({}).site).toEqual({ appOrigin: undefined, allowedHosts: [] })
  expect(readConfig({ APP_URL: 'HTTPS://Chat.Example:443/x', ALLOWED_HOSTS: 'nas, inside:3000,' }).site).toEqual({
    appOrigin: 'https://chat.example',
    allowedHosts: ['nas', 'inside:3000'],
  })
  for (const wrong of ['https://nas', 'nas/x', 'a b', '*']) {
    expect(() => readConfig({ ALLOWED_HOSTS: wrong }), wrong).toThrow('ALLOWED_HOSTS')
  }
})

test('on Vercel its names for a deployment are the site’s, unless an address is configured', () => {
  const given = {
    VERCEL: '1',
    AUTH_SECRET: 'long enough for this',
    VERCEL_URL: 'chat-abc.vercel.app',
    VERCEL_BRANCH_URL: 'chat-git-main.vercel.app',
    VERCEL_PROJECT_PRODUCTION_URL: 'chat.example',
  }
  expect(readConfig(given).site.allowedHosts).toEqual([
    'chat-abc.vercel.app',
    'chat-git-main.vercel.app',
    'chat.example',
  ])
  expect(readConfig({ ...given, APP_URL: 'https://chat.example' }).site.allowedHosts).toEqual([])
  expect(readConfig({ ...given, VERCEL: undefined }).site.allowedHosts).toEqual([])
})

test('what is sent on this machine is its operator’s own only where that is said', () => {
  const isTrusted = (settings: Record<string, string>) => readConfig(settings).trust.isOwnMachineTrusted
  // For whom the site is there is said by its names.
  expect(isTrusted({})).toBe(true)
  expect(isTrusted({ APP_URL: 'http://localhost:3000' })).toBe(true)
  expect(isTrusted({ APP_URL: 'https://chat.example' })).toBe(false)
  expect(isTrusted({ ALLOWED_HOSTS: 'chat.example' })).toBe(false)
  expect(isTrusted({ LIMIT_LOCAL_REQUESTS: 'on' })).toBe(false)
  expect(isTrusted({ APP_URL: 'https://chat.example', LIMIT_LOCAL_REQUESTS: 'off' })).toBe(true)
})

test('room for files is counted in megabytes, and off is without a limit', () => {
  expect(readConfig({}).fileBytesPerPerson).toBe(200 * 1024 * 1024)
  expect(readConfig({ FILES_PER_PERSON_MB: 'off' }).fileBytesPerPerson).toBe(0)
})

test('room for everything is counted in megabytes, less for guests; 0 and off are without a limit', () => {
  const MB = 1024 * 1024
  expect(readConfig({}).storage).toEqual({ guestBytes: 50 * MB, personBytes: 500 * MB, siteBytes: 10_000 * MB })
  const given = { STORAGE_GUEST_MB: '0', STORAGE_PERSON_MB: '7', STORAGE_SITE_MB: 'off' }
  expect(readConfig(given).storage).toEqual({ guestBytes: 0, personBytes: 7 * MB, siteBytes: 0 })
  expect(() => readConfig({ STORAGE_SITE_MB: '-1' })).toThrow('STORAGE_SITE_MB')
})

test('held answers: the policy, its topics and its review have defaults, and a wrong one is named', () => {
  expect(readConfig({}).hold).toEqual({
    policy: 'auto',
    topics: ['medical', 'legal', 'financial'],
    termsFile: undefined,
    asksModel: false,
    canShow: true,
    neverShown: [],
    review: undefined,
  })
  const url = 'https://review.example/answers'
  const given = {
    HOLD_POLICY: 'hold',
    HOLD_TOPICS: 'medical, tax-advice,',
    HOLD_TERMS_FILE: ' topics.json ',
    HOLD_CLASSIFIER: 'model',
    HOLD_OVERRIDE: 'off',
    HOLD_NEVER_SHOW: 'legal',
    HOLD_REVIEW_URL: url,
    HOLD_REVIEW_TIMEOUT_MS: '2000',
    HOLD_REVIEW_TOKEN: 'a token',
  }
  expect(readConfig(given).hold).toEqual({
    policy: 'hold',
    topics: ['medical', 'tax-advice'],
    termsFile: 'topics.json',
    asksModel: true,
    canShow: false,
    neverShown: ['legal'],
    review: { url, timeoutMs: 2_000, token: 'a token' },
  })
  expect(readConfig({ HOLD_REVIEW_URL: url }).hold.review).toEqual({ url, timeoutMs: 10_000, token: undefined })
  for (const [name, value] of Object.entries({
    HOLD_POLICY: 'always',
    HOLD_TOPICS: 'Tax advice',
    HOLD_CLASSIFIER: 'both',
    HOLD_OVERRIDE: 'no',
    HOLD_NEVER_SHOW: 'a,B',
    HOLD_REVIEW_URL: 'ftp://review.example',
    HOLD_REVIEW_TIMEOUT_MS: '50',
  })) {
    expect(() => readConfig({ [name]: value }), name).toThrow(name)
  }
})
