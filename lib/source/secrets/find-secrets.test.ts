import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOneGo } from '@/lib/shared/steps'
import { rounds } from '@/scripts/rounds.mjs'
import { findSecrets, secretSteps } from './find-secrets'
import { KEPT_RULES } from './kept-rules'
import { withoutSecrets } from './without-secrets'

const find = (content: string, path = 'a.ts') => inOneGo(secretSteps([{ path, content }]))
const kindsIn = (content: string, path?: string) => find(content, path).map(({ kind }) => kind)
const cleaned = (content: string, path = 'a.ts') => withoutSecrets([{ path, content }], find(content, path))[0]?.content

/** Put together here, so that no search for secrets finds them in this file. */
const join = (...parts: string[]) => parts.join('')
const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
/** Varied letters, always the same for a seed. */
function letters(length: number, seed = 1, alphabet = ALPHANUMERIC): string {
  let state = seed
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return alphabet[(state >>> 16) % alphabet.length]
  }).join('')
}
const BASE64 = `${ALPHANUMERIC}+/`
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const HEX = '0123456789abcdef'
const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const pem = (name: string, seed = 1) => {
  const lines = Array.from({ length: 12 }, (_, at) => letters(64, seed + at, BASE64))
  return join(`-----BEGIN ${name}-----\n`, 'MI', lines.join('\n').slice(2), `\n-----END ${name}-----`)
}

/** Secrets of each kind, from a seed. */
const SECRETS: Record<string, (seed: number) => string> = {
  'AWS access key': (seed) => join('AKIA', letters(16, seed, UPPER)),
  'Anthropic key': (seed) => join('sk-ant-', 'api03-', letters(93, seed), 'AA'),
  'OpenAI key': (seed) => join('sk-', 'proj-', letters(74, seed), 'T3Blbk', 'FJ', letters(74, seed + 1)),
  'GitHub token': (seed) => join('gh', 'p_', letters(36, seed)),
  'GitLab token': (seed) => join('glp', 'at-', letters(20, seed)),
  'npm token': (seed) => join('np', 'm_', letters(36, seed)),
  'Slack token': (seed) => join('xox', 'b-', letters(12, seed, '0123456789'), '-', letters(24, seed)),
  'Stripe key': (seed) => join('sk_', 'live_', letters(24, seed)),
  'Google key': (seed) => join('AI', 'za', letters(35, seed)),
  'Hugging Face token': (seed) => join('hf', '_', letters(34, seed)),
  'SendGrid key': (seed) => join('S', 'G.', letters(22, seed), '.', letters(43, seed + 1)),
  'Twilio key': (seed) => join('SK', letters(32, seed, HEX)),
  'private key': (seed) => pem('RSA PRIVATE KEY', seed),
  'JSON Web Token': (seed) => [b64({ alg: 'HS256' }), b64({ sub: letters(9, seed) }), letters(43, seed)].join('.'),
}

describe('a secret is found and named:', () => {
  test.each(Object.entries(SECRETS))('%s', (kind, make) => {
    const secret = make(7)
    const content = `// setup\nconst value = ${JSON.stringify(secret)}\nexport { value }\n`
    const [found, ...others] = find(content)
    expect(others).toEqual([])
    expect(found).toMatchObject({ path: 'a.ts', line: 2, kind, masked: `${secret.slice(0, 4)}…` })
    expect(cleaned(content)).toBe(`// setup\nconst value = "[left out: ${kind}]"\nexport { value }\n`)
  })

  test.each([
    ['AWS secret key', `AWS_SECRET_ACCESS_KEY = "`, letters(40, 3, BASE64), '"'],
    ['password or key', 'const password = "', 'Tr0ub4dor&3x', '"'],
    ['password or key', "  db_password: '", 'correct-H0rse!', "',"],
    ['password or key', '{"clientSecret": "', letters(32, 5), '"}'],
    ['password or key', 'const apiKey: string = `', letters(24, 6), '`'],
    ['password or key', "setToken('token', '", letters(30, 8), "')"],
    ['password in an address', 'redis://:', letters(16, 9), '@cache.internal:6379/0'],
    ['password in an address', 'amqps://app:', 'pa55+w0rd!x', '@mq.internal/vhost'],
    ['access token', 'Authorization: Bearer ', letters(40, 10), ''],
  ])('%s as %s…', (kind, before, secret, after) => {
    expect(kindsIn(`${before}${secret}${after}\n`)).toEqual([kind])
    expect(cleaned(`${before}${secret}${after}\n`)).toBe(`${before}[left out: ${kind}]${after}\n`)
  })

  test.each([
    ['config/app.yml', `password: ${letters(14, 4)}`],
    ['deploy.sh', `export API_TOKEN=${letters(30, 4)}`],
    ['app.properties', `spring.datasource.password=${letters(12, 4)}`],
    ['Dockerfile', `ENV SECRET_KEY=${letters(20, 4)}`],
  ])('without quotes in %s, and not in code', (path, line) => {
    expect(kindsIn(`# x\n${line}\n`, path)).toEqual(['password or key'])
    expect(kindsIn(`# x\n${line}\n`, 'a.ts')).toEqual([])
  })

  test.each([
    ['postgres', 'database address with a password'],
    ['mongodb+srv', 'database address with a password'],
    ['https', 'address with a password'],
  ])('%s with a password, also where it stands alone', (scheme, kind) => {
    const password = letters(16, 11)
    const content = `${scheme}://app:${password}@db.internal.net/main\npassphrase was ${password}\n`
    expect(kindsIn(content)[0]).toBe(kind)
    expect(cleaned(content)).not.toContain(password)
  })

  test('a private key as a string of a program, and one that is cut', () => {
    const inString = JSON.stringify({ private_key: pem('PRIVATE KEY') })
    expect(cleaned(inString)).toBe('{"private_key":"[left out: private key]"}')
    const cut = pem('OPENSSH PRIVATE KEY').slice(0, 400)
    expect(cleaned(cut)).toBe('[left out: private key]')
    expect(kindsIn(pem('PGP PRIVATE KEY BLOCK').replace('BLOCK-----\n', 'BLOCK-----\nVersion: 1\n\n'))).toEqual([
      'private key',
    ])
  })

  test('in a file that forbids the search', () => {
    const content = `/* secretlint-disable */ const a = "${SECRETS['GitHub token']?.(3)}"`
    expect(kindsIn(content)).toEqual(['GitHub token'])
  })
})

test.each([
  'const password = process.env.PASSWORD',
  'const password = "password"',
  'password: "<your password here>"',
  `password: "\${DB_PASSWORD}"`,
  'api_key = "YOUR_API_KEY_GOES_HERE"',
  'token: "example-token-123456"',
  'const tokenType = "access_token"',
  'passwordField: "user.password.label"',
  "secretName: 'my-app-database-credentials'",
  'const TOKEN_HEADER = "X-Request-Token"',
  'https://user:password@example.com/',
  'postgres://postgres:postgres@localhost:5432/test',
  `postgres://app:\${PASSWORD}@db/main`,
  'https://example.com:8080/@scope/package',
  'const mark = "-----BEGIN PRIVATE KEY-----"',
  'AKIAIOSFODNN7EXAMPLE',
  "secretAccessKey: 'FILES_S3_SECRET_ACCESS_KEY'",
  "token: 'What time is it in Tokyo?'",
  'import sk from "sk-learn-something"',
  'integrity: sha512-abc',
  'const pattern = /sk-ant-[A-Za-z0-9_-]{20,}/',
])('%s is no secret', (content) => {
  expect(find(`${content}\n`, 'a.ts')).toEqual([])
})

test('the rules that read from the disk, or that a file can switch off, do not run', () => {
  expect(KEPT_RULES).toEqual(
    'aws privatekey npm basicauth slack sendgrid shopify github openai anthropic linear 1password database-connection-string'.split(
      ' ',
    ),
  )
})

test('T61: nothing of a planted secret remains, whatever is around it and however long the file is', () => {
  const around = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('\n', '"', '-----', '=', '\u{1F600}', '[left out: x]', '{{', '</script>'),
    fc.integer({ min: 1, max: 6 }).map((times) => 'const filler = 1\n'.repeat(times * 1_000)),
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(around, fc.constantFrom(...Object.keys(SECRETS)), fc.nat(1_000_000)), { maxLength: 4 }),
      around,
      (parts, rest) => {
        const planted = parts.map(([, kind, seed]) => SECRETS[kind]?.(seed) ?? '')
        const content = parts.map(([before], index) => `${before}\n "${planted[index]}" \n`).join('') + rest
        const result = cleaned(content)
        for (const secret of planted) {
          // Not even a part by which it could be guessed.
          for (let at = 8; at + 12 <= secret.length; at += 12) expect(result).not.toContain(secret.slice(at, at + 12))
        }
      },
    ),
    { numRuns: rounds(30, 500) },
  )
})

test('T61: a secret with a name is found in every file, also where it has none', () => {
  const value = letters(24, 21)
  const files = [
    { path: 'a.md', content: `It is ${value}, I think.` },
    { path: 'b.ts', content: `const apiKey = "${value}"` },
  ]
  const secrets = inOneGo(secretSteps(files))
  expect(secrets.map(({ path, line }) => [path, line])).toEqual([
    ['a.md', 1],
    ['b.ts', 1],
  ])
  for (const { content } of withoutSecrets(files, secrets)) expect(content).not.toContain(value)
})

test('places are in order, apart, and lines are right', () => {
  const token = (seed: number) => SECRETS['GitHub token']?.(seed) ?? ''
  const content = Array.from({ length: 5_000 }, (_, at) =>
    at % 100 === 0 ? `a = "${token(at)}"` : 'const x = 1',
  ).join('\n')
  const secrets = find(content)
  expect(secrets.map(({ line }) => line)).toEqual(Array.from({ length: 50 }, (_, at) => at * 100 + 1))
  for (const [at, { start }] of secrets.entries()) expect(start).toBeGreaterThanOrEqual(secrets[at - 1]?.end ?? 0)
})

test.each([
  ['xoxb-'],
  ['SG.a'],
  ['sk-ant-'],
  ['eyJa.'],
  ['-eyJ'],
  ['-----BEGIN PRIVATE KEY-----'],
  ['mongodb://a:b'],
  ['password='],
  ['password = "a'],
  ['a://b:c'],
  ['AWS_SECRET_ACCESS_KEY= '],
  ['ops_ey'],
  ['bearer a'],
  [' '],
])('T61: one line of 1 MB of %j is searched in short steps', (piece) => {
  const content = piece.repeat(Math.floor((1024 * 1024) / piece.length))
  let steps = 0
  for (const _ of { [Symbol.iterator]: () => secretSteps([{ path: '.env', content }]) }) steps += 1
  // As many as there are windows and rules: each sees some 100,000 characters.
  expect(steps).toBeGreaterThan(500)
})

test('pauses when a slice is full, and stops when it is aborted', async () => {
  const files = Array.from({ length: 20 }, (_, at) => ({ path: `${at}.ts`, content: 'const a = 1\n' }))
  const abort = new AbortController()
  let pauses = 0
  const spend = () => {
    pauses += 1
    if (pauses === 3) abort.abort()
    return Promise.resolve().then(() => abort.signal.throwIfAborted())
  }
  await expect(findSecrets(files, { slices: { spend } })).rejects.toThrow(/abort/i)
  expect(pauses).toBe(3)
})
