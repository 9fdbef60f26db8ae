/** What is said before and after a document. */
import { expect, it } from 'vitest'
import { NO_USAGE } from '@/lib/shared/usage'
import type { SkipReason } from '@/lib/shared/write/source-file'
import { leftOutLines, secretLines, sourceLine, usageLines } from './summary'

const FOLDER = { links: [], unreadable: [], isCut: false }
const skipped = (reason: SkipReason, ...paths: string[]) => paths.map((path) => ({ path, reason }))

it('what is left out has a line for each reason, with its first names', () => {
  const rows = [...skipped('secret', '.env'), ...skipped('binary', 'a', 'b', 'c', 'd', 'e', 'f', 'g')]
  const folder = { links: ['up'], unreadable: ['locked.ts'], isCut: true }
  expect(leftOutLines({ files: [], skipped: rows, unlisted: 12 }, folder)).toEqual([
    'Left out, made to carry secrets: .env',
    'Left out, not text: a, b, c, d, e and 2 more',
    'Left out, a link: up',
    'Left out, cannot be read: locked.ts',
    'Left out as well: 12 files more.',
    'The folder has more than is looked at. Name a smaller one to have all of it read.',
  ])
  expect(leftOutLines({ files: [], skipped: [], unlisted: 0 }, FOLDER)).toEqual([])
})

it('names that act on a terminal are replaced', () => {
  const lines = leftOutLines({ files: [], skipped: [], unlisted: 0 }, { ...FOLDER, links: ['\u001b[2Jx\ny'] })
  expect(lines).toEqual(['Left out, a link: \ufffd[2Jx\ufffdy'])
})

it('secrets are named, with how to insist', () => {
  const secrets = [{ path: 'a.ts', line: 3, kind: 'GitHub token', masked: 'ghp_…' }]
  expect(secretLines({ secrets })).toEqual([
    'Left out, a secret: GitHub token ghp_… in a.ts, line 3',
    'The model does not see these. Send them all the same with --send-secrets.',
  ])
  expect(secretLines({ secrets: [] })).toEqual([])
})

it('the sources', () => {
  expect(sourceLine([{ path: 'a', content: 'x'.repeat(35) }])).toBe('Sources: 1 file, about 10 tokens')
})

it('tokens, cost and time', () => {
  const usage = { ...NO_USAGE, inputTokens: 1_000, cacheReadTokens: 500, outputTokens: 200 }
  expect(usageLines({ usage, costUsd: 1.5 }, 65_000)).toEqual([
    'Tokens: 1,500 in (500 of them from the cache), 200 out',
    'Cost: $1.50',
    'Time: 1 min 5 s',
  ])
  expect(usageLines({ usage, costUsd: 0.0042, estimated: true, simulated: true }, 500).slice(0, 2)).toEqual([
    'Tokens: 1,500 in (500 of them from the cache), about 200 out',
    'Cost: about $0.0042 (simulated: nothing was billed)',
  ])
  expect(usageLines({}, 500)).toEqual(['Tokens: not known', 'Cost: not known', 'Time: 0.50 s'])
})
