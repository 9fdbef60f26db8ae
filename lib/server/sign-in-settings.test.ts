/** The settings of sign-in: off without any, and a half-set one is told at the start. */
import { expect, test } from 'vitest'
import { readConfig } from './config'

const APP_URL = 'https://chat.example'
const OIDC = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'a', APP_URL }

test('without settings nobody can sign in, and nothing is missing', () => {
  expect(readConfig({}).signIn).toEqual([])
})

test('several providers may be on at once', () => {
  const { signIn } = readConfig({
    ...OIDC,
    OIDC_NAME: 'Our own',
    GOOGLE_CLIENT_ID: 'b',
    GOOGLE_CLIENT_SECRET: 'c',
    GITHUB_CLIENT_ID: 'd',
    GITHUB_CLIENT_SECRET: 'e',
  })
  expect(signIn.map(({ id, name }) => [id, name])).toEqual([
    ['oidc', 'Our own'],
    ['google', 'Google'],
    ['github', 'GitHub'],
  ])
  expect(readConfig(OIDC).signIn).toMatchObject([{ name: 'id.example', clientSecret: undefined }])
})

test.each([
  [{ OIDC_ISSUER: 'https://id.example', APP_URL }, 'OIDC_CLIENT_ID: is needed with OIDC_ISSUER'],
  [{ OIDC_CLIENT_ID: 'a', APP_URL }, 'OIDC_ISSUER: is needed with OIDC_CLIENT_ID'],
  [{ OIDC_NAME: 'a' }, 'OIDC_ISSUER: is needed with OIDC_NAME'],
  [{ GOOGLE_CLIENT_ID: 'a', APP_URL }, 'GOOGLE_CLIENT_SECRET: is needed with GOOGLE_CLIENT_ID'],
  [{ GITHUB_CLIENT_SECRET: 'a', APP_URL }, 'GITHUB_CLIENT_ID: is needed with GITHUB_CLIENT_SECRET'],
  [{ GITHUB_CLIENT_ID: 'a', GITHUB_CLIENT_SECRET: 'b' }, 'APP_URL: is needed for sign-in'],
  [{ ...OIDC, OIDC_ISSUER: 'http://id.example' }, 'OIDC_ISSUER: must be an https URL'],
  [{ ...OIDC, OIDC_ISSUER: 'ldap://id.example' }, 'OIDC_ISSUER: must be an https URL'],
])('%j is refused in words', (environment, words) => {
  expect(() => readConfig(environment)).toThrow(words)
})

test('on this machine itself a provider may speak plain http', () => {
  expect(readConfig({ ...OIDC, OIDC_ISSUER: 'http://localhost:4000' }).signIn).toHaveLength(1)
})
