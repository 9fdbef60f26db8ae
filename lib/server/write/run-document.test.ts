/** Documents from their request to their last section, on the simulator and on scripted models. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { requireChat } from '@/lib/server/database/chats'
import { simulatedServices } from '@/lib/server/generation/fixtures/simulated-services'
import {
  linesOf,
  OWNER,
  play,
  playThenHang,
  playThenThrow,
  scriptedProvider,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { AppError } from '@/lib/shared/error'
import type { Message } from '@/lib/shared/message'
import { documentMarkdown, readDocument } from '@/lib/shared/write/read-document'
import type { SourceFile } from '@/lib/shared/write/source-file'
import { changeCap } from './change-document'
import { asker, change, ended, goOn, write, writing } from './fixtures/write-in-tests'
import { mapSources } from './map-sources'
import { startDocument } from './start-document'

const FILES: SourceFile[] = [
  {
    path: 'src/add.ts',
    content: '/** Adds two numbers. */\nexport function add(a: number, b: number): number { return a + b }\n',
  },
  { path: 'src/sum.ts', content: 'export const ZERO = 0\n' },
]

const OUTLINE = '# The guide\n\n## One\nThe first.\nFiles: src/add.ts\n\n## Two\nThe second.\n\n## Three\nThe third.'
const outline = (...words: string[]) => play(textEvents(words.length > 0 ? words : [OUTLINE]))
const section = (...words: string[]) => play(textEvents(words))

const statesOf = (message: Message) =>
  readDocument(message.parts).sections.map(({ title, end }) => `${title}: ${end ? 'ended' : 'open'}`)

test('the outline comes first, then each section with its heading; the chat has the document’s title', async () => {
  const provider = scriptedProvider(outline(), section('First.'), section('Second.'), section('Third.'))
  const services = testServices(provider)
  const request = writing(FILES)
  const message = await write(services, request)
  const document = readDocument(message.parts)
  expect(documentMarkdown(document)).toBe('# The guide\n\n## One\n\nFirst.\n\n## Two\n\nSecond.\n\n## Three\n\nThird.')
  expect(message.metadata?.status).toBe('complete')
  expect(statesOf(message)).toEqual(['One: ended', 'Two: ended', 'Three: ended'])
  const chat = await requireChat(services.database.queries, request.id, OWNER)
  expect(chat).toMatchObject({ kind: 'document', title: 'The guide' })
  expect(provider.titles).toEqual([])
})

test('every request begins with the same sources, and each section follows those before it', async () => {
  const provider = scriptedProvider(outline(), section('First.'), section('Second.'), section('Third.'))
  await write(testServices(provider), writing(FILES, { instructions: 'Be brief.' }))
  const [first, ...rest] = provider.requests.map(linesOf)
  expect(first?.[0]).toContain('function add(a: number, b: number): number')
  expect(first?.[0]).toContain('Be brief.')
  for (const lines of rest) expect(lines[0]).toBe(first?.[0])
  expect(rest[2]?.slice(2, 6)).toEqual([
    'user: Write section 1 of 3: One',
    'assistant: First.',
    'user: Write section 2 of 3: Two',
    'assistant: Second.',
  ])
  for (const request of provider.requests) expect(request.tools).toBeUndefined()
})

test('it can wait for its outline, and goes on with the one that the person has changed', async () => {
  const provider = scriptedProvider(outline(), section('Second.'), section('New.'))
  const services = testServices(provider)
  const request = writing(FILES, { waitForOutline: true })
  const waiting = await write(services, request)
  expect(waiting.metadata?.status).toBe('waiting')
  const [, two] = readDocument(waiting.parts).outline?.sections ?? []
  if (!two) throw new Error('there is no second section')
  const changed = { title: 'Mine', sections: [two, { id: 'new', title: 'New', brief: '' }] }
  const action = { action: 'accept' as const, answerId: waiting.id, outline: changed }
  const message = await change(services, request.id, action)
  expect(message.id).toBe(waiting.id)
  expect(message.metadata?.status).toBe('complete')
  expect(documentMarkdown(readDocument(message.parts))).toBe('# Mine\n\n## Two\n\nSecond.\n\n## New\n\nNew.')
  // Accepting once more changes nothing.
  expect(statesOf(await change(services, request.id, action))).toEqual(['Two: ended', 'New: ended'])
  expect(provider.requests).toHaveLength(3)
})

test('what broke off goes on where it stopped: no finished section is written again', async () => {
  const provider = scriptedProvider(
    outline(),
    section('First.'),
    playThenThrow(textEvents(['Sec']).slice(0, 3), new AppError('connection_lost')),
    section('ond.'),
    section('Third.'),
  )
  const services = testServices(provider)
  const request = writing(FILES)
  const broken = await write(services, request)
  expect(broken.metadata?.status).toBe('interrupted')
  expect(statesOf(broken)).toEqual(['One: ended', 'Two: open'])
  const message = await goOn(services, request.id, broken.id)
  expect(message.metadata?.status).toBe('complete')
  expect(documentMarkdown(readDocument(message.parts))).toBe(
    '# The guide\n\n## One\n\nFirst.\n\n## Two\n\nSecond.\n\n## Three\n\nThird.',
  )
  expect(provider.requests).toHaveLength(5)
})

test('one section is written anew, as asked; the others stay, and the old version stays reachable', async () => {
  const provider = scriptedProvider(
    outline(),
    section('First.'),
    section('Second.'),
    section('Third.'),
    section('Better.'),
  )
  const services = testServices(provider)
  const request = writing(FILES)
  const first = await write(services, request)
  const message = await change(services, request.id, {
    action: 'rewrite',
    answerId: first.id,
    sectionId: 'section-2',
    instructions: 'Make it better.',
    idempotencyKey: 'again',
  })
  expect(message.id).not.toBe(first.id)
  expect(documentMarkdown(readDocument(message.parts))).toBe(
    '# The guide\n\n## One\n\nFirst.\n\n## Two\n\nBetter.\n\n## Three\n\nThird.',
  )
  expect(linesOf(provider.requests[4]).at(-1)).toContain('Make it better.')
  expect(provider.requests).toHaveLength(5)
})

test('a section at its length limit goes on in the next call, a few times', async () => {
  const cut = play(textEvents(['more '], 'max_tokens'))
  const provider = scriptedProvider(outline('# T\n\n## One\nx'), cut, cut, section('end.'))
  const message = await write(testServices(provider), writing(FILES))
  expect(documentMarkdown(readDocument(message.parts))).toBe('# T\n\n## One\n\nmore more end.')
  expect(message.metadata?.status).toBe('complete')
  const endless = scriptedProvider(outline('# T\n\n## One\nx'), cut, cut, cut, cut)
  expect((await write(testServices(endless), writing(FILES))).metadata?.status).toBe('cut')
})

test('a refusal ends the document with what it has; an outline that is none is replaced by the template’s', async () => {
  const provider = scriptedProvider(outline('Sure!'), section('First.'), play(textEvents([], 'refusal')))
  const message = await write(testServices(provider), writing(FILES))
  expect(readDocument(message.parts).outline?.title).toBe('README')
  expect(message.metadata?.status).toBe('refused')
})

test('stopped in a section: it keeps its text and ends the call', async () => {
  const provider = scriptedProvider(outline(), playThenHang(textEvents(['Fir']).slice(0, 3)))
  const services = testServices(provider)
  const request = writing(FILES)
  const { context, produced } = await asker(services)
  const begun = await startDocument(services, request, FILES, context)
  await expect.poll(() => provider.requests.length).toBe(2)
  await services.streamLog.requestStop(begun.answerId)
  const message = await ended(services, request.id, begun, produced)
  expect(message.metadata?.status).toBe('stopped')
  expect(statesOf(message)).toEqual(['One: open'])
})

test('the same request is one document, and something else of that name is another branch', async () => {
  const provider = scriptedProvider(
    outline('# T\n\n## One\nx'),
    section('First.'),
    outline('# U\n\n## One\nx'),
    section('Other.'),
  )
  const services = testServices(provider)
  const request = writing(FILES)
  const one = await write(services, request)
  expect((await write(services, request)).id).toBe(one.id)
  expect((await write(services, { ...request, template: 'tutorial' })).id).not.toBe(one.id)
  expect(provider.requests).toHaveLength(4)
})

test('a spending cap buys the tokens of each call, and ends the document before it would be exceeded', async () => {
  const provider = scriptedProvider(outline('# T\n\n## One\nx\n\n## Two\nx'), section('First.'), section('Second.'))
  const services = testServices(provider)
  const message = await write(services, writing(FILES, { maxCostUsd: 0.05 }))
  expect(message.metadata?.status).toBe('complete')
  // Five cents buy fewer than 5,000 tokens of output at ten dollars a million.
  for (const { max_tokens: tokens } of provider.requests) expect(tokens).toBeLessThan(5_000)
  const poor = scriptedProvider()
  const none = await write(testServices(poor), writing(FILES, { maxCostUsd: 0.000_1 }))
  expect(none.metadata?.status).toBe('error')
  expect(JSON.stringify(none.parts)).toContain('Raise the cap')
  expect(poor.requests).toEqual([])
})

test('a document that has reached its cap goes on when that is raised', async () => {
  const provider = scriptedProvider(outline('# T\n\n## One\nx'), section('First.'))
  const services = testServices(provider)
  const request = writing(FILES, { maxCostUsd: 0.000_1 })
  const { id: answerId } = await write(services, request)
  await changeCap(services, request.id, { answerId, maxCostUsd: 1 }, OWNER)
  const message = await goOn(services, request.id, answerId)
  expect(message.metadata?.status).toBe('complete')
  expect(documentMarkdown(readDocument(message.parts))).toBe('# T\n\n## One\n\nFirst.')
})

test('the project’s own lib/stream on the simulator: every exported name, and no name that does not exist', async () => {
  const folder = 'lib/stream'
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => ({ path: `${folder}/${name}`, content: readFileSync(`${folder}/${name}`, 'utf8') }))
  const map = await mapSources(files, new AbortController().signal)
  const exported = map.files.flatMap(({ exports }) => exports.map(({ name }) => name))
  expect(exported.length).toBeGreaterThan(50)
  const { services } = simulatedServices()
  const message = await write(services, writing(files, { template: 'api-reference', length: 'long' }))
  expect(message.metadata?.status).toBe('complete')
  const markdown = documentMarkdown(readDocument(message.parts))
  const headings = [...markdown.matchAll(/^#{3,4} `([^`]+)`$/gm)].map(([, name]) => name)
  expect(headings.filter((name) => name?.startsWith(folder)).toSorted()).toEqual(
    files.map(({ path }) => path).toSorted(),
  )
  expect(headings.filter((name) => !name?.startsWith(folder)).toSorted()).toEqual(exported.toSorted())
}, 60_000)

test('an outline that broke off waits all the same, once it is written', async () => {
  const provider = scriptedProvider(
    playThenThrow(textEvents(['# T']).slice(0, 3), new AppError('connection_lost')),
    outline(),
  )
  const services = testServices(provider)
  const request = writing(FILES, { waitForOutline: true })
  const broken = await write(services, request)
  expect(broken.metadata?.status).toBe('interrupted')
  const message = await goOn(services, request.id, broken.id)
  expect(message.metadata?.status).toBe('waiting')
  expect(readDocument(message.parts).outline?.title).toBe('The guide')
})

test('the sections of a document together may have more events than one answer', async () => {
  const many = section(...Array.from({ length: 20_000 }, () => 'word '))
  const provider = scriptedProvider(outline(), many, many, many)
  const message = await write(testServices(provider), writing(FILES))
  expect(message.metadata?.status).toBe('complete')
  expect(documentMarkdown(readDocument(message.parts)).match(/word/g)).toHaveLength(60_000)
}, 60_000)

test('a try that failed counts towards the cap before the next one is bought', async () => {
  const failing = playThenThrow(textEvents(['First.']).slice(0, 1), new AppError('overloaded'))
  const provider = scriptedProvider(outline('# T\n\n## One\nx'), failing, section('First.'))
  const message = await write(testServices(provider), writing(FILES, { maxCostUsd: 0.05 }))
  expect(message.metadata?.status).toBe('complete')
  const [, first, second] = provider.requests.map(({ max_tokens: tokens }) => tokens)
  expect(second).toBeLessThan(first ?? 0)
})
