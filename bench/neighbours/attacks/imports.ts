/** Imports that are expensive to read, to write, or to store. */
import { randomBytes } from 'node:crypto'
import { type Attack, statusOf, times } from '@/bench/neighbours/attack'
import { conversationOf, type ExportNode, importOf, messageOf, talk } from '@/bench/neighbours/conversations'
import type { Guest } from '@/bench/neighbours/guest'
import { type ImportAnswer, MAX_IMPORT_BYTES } from '@/lib/shared/api/import'

const MAX_CONVERSATIONS = 1_000

const post = async (guest: Guest, body: string, signal: AbortSignal) =>
  statusOf(await guest.post('/api/import', body, { signal }))

/** Imports a conversation and opens the resulting chat. */
async function postAndOpen(guest: Guest, body: string, signal: AbortSignal): Promise<string> {
  const response = await guest.post('/api/import', body, { signal })
  if (response.status !== 200) return statusOf(response)
  const [result] = ((await response.json()) as ImportAnswer).results
  if (result?.status !== 'imported') return `skipped as ${result?.reason}`
  return `opened with ${await statusOf(await guest.fetch(`/api/chats/${result.chatId}`, { signal }))}`
}

/** A chain whose leaves come before it in the file; only some of the chain's nodes have text. */
function chainWithLeaves(count: number, leaves: number, texts: number): string {
  const spine = count - leaves
  const every = Math.ceil(spine / texts)
  const leafNodes = Array.from({ length: leaves }, (_, at): [string, ExportNode] => [
    `l${at}`,
    { parent: `n${Math.floor((at * spine) / leaves)}`, message: messageOf('user', `leaf ${at}`) },
  ])
  const chain = Array.from({ length: spine }, (_, at): [string, ExportNode] => [
    `n${at}`,
    { parent: at === 0 ? null : `n${at - 1}`, message: at % every === 0 ? messageOf('assistant', `${at}`) : undefined },
  ])
  return conversationOf([...leafNodes, ...chain])
}

/** As deep as a body may be, filled with as many values as fit. */
const DEPTH = 90
function values(bytes: number): string {
  return `{"mapping":{"a":${'['.repeat(DEPTH)}${'[],'.repeat(bytes / 3)}[]${']'.repeat(DEPTH)}}}`
}

/** Random bytes with a zip's signature. */
const zip = () => Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(MAX_IMPORT_BYTES - 4)])

/** Conversations of a given size, different in every call. */
export function conversations(count: number, bytes: number): string[] {
  const words = 'a little to be said about it '.repeat(bytes / 29)
  return Array.from({ length: count }, (_, at) => talk(`Question ${at}`, words))
}

export const imports: readonly Attack[] = [
  {
    name: 'import-chain',
    prepare:
      ({ guest }) =>
      (signal) => [
        postAndOpen(guest(), importOf([chainWithLeaves(44_000, 15_500, 4_000)]), signal),
        // Small enough to pass a bound on nodes.
        postAndOpen(guest(), importOf([chainWithLeaves(29_000, 15_000, 4_500)]), signal),
      ],
  },
  {
    name: 'import-many',
    prepare:
      ({ guest }) =>
      (signal) =>
        times(2, () => post(guest(), importOf(conversations(MAX_CONVERSATIONS, 3_200)), signal)),
  },
  {
    name: 'import-forms',
    prepare: ({ guest }) => {
      const nested = '['.repeat(MAX_IMPORT_BYTES - 100)
      const wide = importOf([values(MAX_IMPORT_BYTES - 1_000)])
      return (signal) => [
        ...times(5, () => post(guest(), wide, signal)),
        post(guest(), nested, signal),
        post(guest(), `{"conversations":[${'1,'.repeat(1_700_000)}1]}`, signal),
        ...['/api/import', '/api/files?name=export.zip'].map(async (path) => {
          const headers = { 'content-type': 'application/zip' }
          return statusOf(await guest().fetch(path, { method: 'POST', headers, body: zip(), signal }))
        }),
      ]
    },
  },
  {
    name: 'import-twenty',
    prepare:
      ({ guest }) =>
      (signal) =>
        times(20, () => post(guest(), importOf(conversations(20, 80_000)), signal)),
  },
]
