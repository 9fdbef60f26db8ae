import { expect, test } from 'vitest'
import { contextFor } from '@/lib/server/simulator/testing'
import { HOSTILE_END, HOSTILE_HOST, hostile } from './hostile'

const textOf = (question: string) =>
  hostile
    .steps(contextFor(question))
    .map((step) => (step.type === 'say' ? step.text : ''))
    .join('')

test('every address leads to the named port, and has its own canary', () => {
  const text = textOf('Be hostile to port 12345')
  expect(text).not.toContain(HOSTILE_HOST)
  const addresses = text.match(/127\.0\.0\.1[^\s'")>\]}]*/g) ?? []
  const canaries = addresses.map((address) => /^127\.0\.0\.1:12345\/\?canary=([a-z-]+)$/.exec(address)?.[1])
  expect(canaries.length).toBeGreaterThan(50)
  expect(new Set(canaries).size).toBe(canaries.length)
  expect(canaries).not.toContain(undefined)
  // The one address on another host is only shown.
  expect(text.match(/https?:\/\/(?!(?:platform\.claude\.com@)?127)[^\]]*/g)).toEqual(['https://platform.claude.com/'])
})

test('without a port it leads nowhere', () => {
  expect(textOf('Be hostile')).toBe(textOf('Be hostile to port 12345').replaceAll('127.0.0.1:12345', HOSTILE_HOST))
})

test.each([
  /!\[[^\]]*\]\(http:/,
  /!\[[^\]]*\]\[pixel\]/,
  /!\[[^\]]*\]\(\/\//,
  /!\[[^\]]*\]\(\/\\\\/,
  /@127\.0\.0\.1/,
  /<img src="http/,
  /\]\(javascript:/,
  /\]\(vbscript:/,
  /\]\(data:text\/html/,
  /java&#x73;cript:/,
  /javascript&colon;/,
  /<script>fetch/,
  /<iframe srcdoc="<script>/,
  /<style>.*url\(/,
  /\$\$\\href\{javascript:/,
  /\\includegraphics\[.*\]\{http/,
])('it tries %s', (attack) => {
  expect(textOf('Be hostile')).toMatch(attack)
  expect(textOf('Be hostile')).toContain(`\n\n${HOSTILE_END}\n\n`)
})
