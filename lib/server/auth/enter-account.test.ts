/** From guest to person: chats are moved once and whole, sessions die, nobody is merged by anything but a proof. */
import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { findChat } from '@/lib/server/database/chats'
import { changePreferences, readPreferences } from '@/lib/server/database/people/preferences'
import { messages, reservations, sessions, shares, spending, usageCalls, users } from '@/lib/server/database/schema'
import {
  asking,
  play,
  playThenHang,
  readChunks,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import type { Services } from '@/lib/server/services'
import { newId } from '@/lib/shared/ids'
import { claimDeviceCode, makeDeviceCode } from './device-code'
import { enterAccount } from './enter-account'
import { makeGuest, type NewSession, readSession } from './session'
import type { ProvenIdentity } from './sign-in'

let services: Services

beforeEach(() => {
  services = testServices(scriptedProvider(play(textEvents(['Hello'])), play(textEvents(['Again']))))
})

const requestOf = (session?: NewSession) =>
  new Request('http://test', { headers: session ? { cookie: `firstword-session=${session.token}` } : {} })

const identity = (subject = newId(), change: Partial<ProvenIdentity> = {}): ProvenIdentity => ({
  issuer: 'https://id.example',
  subject,
  name: 'Ada',
  email: 'shared@example.com',
  ...change,
})

const enter = async (proof: ProvenIdentity, session?: NewSession) =>
  enterAccount(services.database, proof, session && (await whoIs(session)), requestOf(session))

const whoIs = (session: NewSession) => readSession(services.database.queries, requestOf(session))
const guest = () => makeGuest(services.database.queries)

async function guestWithChat() {
  const session = await guest()
  const request = asking('Hi')
  const { done } = await start(services, request, session.person.id)
  await done
  return { session, chatId: request.id }
}

const find = (chatId: string, session: NewSession) => findChat(services.database.queries, chatId, session.person.id)

describe('a first sign-in', () => {
  test('T46, T47: keeps the chats, begins a new session and ends the old one', async () => {
    const { session, chatId } = await guestWithChat()
    const person = await enter(identity(), session)
    expect(person.token).not.toBe(session.token)
    expect(await whoIs(session)).toBeUndefined()
    expect(await whoIs(person)).toMatchObject({ id: person.person.id, isGuest: false })
    expect(await find(chatId, person)).toBeDefined()
  })

  test('T46: ends every session of the guest, also one that somebody else planted', async () => {
    const session = await guest()
    const code = await makeDeviceCode(services.database, session.person.id)
    const other = await claimDeviceCode(services.database, code, undefined, requestOf())
    const pending = await makeDeviceCode(services.database, session.person.id)
    await enter(identity(), session)
    expect(await whoIs(other)).toBeUndefined()
    await expect(claimDeviceCode(services.database, pending, undefined, requestOf())).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('without any chats makes a person', async () => {
    const person = await enter(identity())
    expect(await whoIs(person)).toMatchObject({ isGuest: false })
  })
})

describe('signing in again as somebody who is known', () => {
  test('T47: moves every row of the guest, adds up the money, and lets the account’s preferences win', async () => {
    const { queries } = services.database
    const proof = identity()
    const account = (await enter(proof)).person.id
    await changePreferences(queries, account, { theme: 'dark' })
    const { session, chatId } = await guestWithChat()
    const guestId = session.person.id
    await changePreferences(queries, guestId, { theme: 'light', sendKey: 'modifier-enter' })
    await queries.insert(shares).values({ id: newId(), ownerId: guestId, chatId, content: { title: '', messages: [] } })
    await queries.insert(reservations).values({
      id: newId(),
      day: '2026-01-21',
      userId: guestId,
      amountMicroUsd: 5,
      expiresAt: new Date(),
    })
    for (const [scope, spentMicroUsd] of [[account, 10] as const, [guestId, 7] as const]) {
      await queries.insert(spending).values({ day: '2026-01-21', scope, spentMicroUsd, reservedMicroUsd: 5 })
    }
    const person = await enter(proof, session)
    expect(person.person.id).toBe(account)
    expect(await find(chatId, person)).toBeDefined()
    for (const table of [messages, shares, usageCalls]) {
      expect(await queries.select({ id: table.id }).from(table).where(eq(table.ownerId, guestId))).toEqual([])
    }
    expect(await queries.select().from(messages).where(eq(messages.ownerId, account))).toHaveLength(2)
    expect(await queries.select().from(shares).where(eq(shares.ownerId, account))).toHaveLength(1)
    expect(await queries.select().from(reservations).where(eq(reservations.userId, account))).toHaveLength(1)
    expect(await queries.select().from(spending).where(eq(spending.scope, guestId))).toEqual([])
    const sums = await queries.select().from(spending).where(eq(spending.scope, account))
    expect(sums).toContainEqual({ day: '2026-01-21', scope: account, spentMicroUsd: 17, reservedMicroUsd: 10 })
    expect(await queries.select().from(usageCalls).where(eq(usageCalls.ownerId, account))).not.toEqual([])
    expect(await readPreferences(queries, account)).toEqual({ theme: 'dark', sendKey: 'modifier-enter' })
    expect(await whoIs(session)).toBeUndefined()
  })

  test('T47: two tabs at once, and twice in a row: moved once, one person', async () => {
    for (const isKnown of [false, true]) {
      const proof = identity()
      if (isKnown) await enter(proof)
      const { session, chatId } = await guestWithChat()
      services = { ...services, provider: scriptedProvider(play(textEvents(['Hello'])), play(textEvents(['Again']))) }
      const [one, two] = await Promise.all([enter(proof, session), enter(proof, session)])
      const three = await enter(proof, session)
      expect(new Set([one, two, three].map(({ person }) => person.id)).size).toBe(1)
      expect(await find(chatId, one)).toBeDefined()
      const rows = await services.database.queries.select().from(messages).where(eq(messages.chatId, chatId))
      expect(rows.map(({ ownerId }) => ownerId)).toEqual([one.person.id, one.person.id])
    }
  })

  test('T47: a running answer continues and is stored under the person', async () => {
    const proof = identity()
    await enter(proof)
    services = testServices(scriptedProvider(playThenHang(textEvents(['One ', 'two'], null).slice(0, 4))))
    const session = await guest()
    const request = asking('Hi')
    const { answerId, done } = await start(services, request, session.person.id)
    const reading = readChunks(services, answerId)
    const person = await enter(proof, session)
    expect(await services.streamLog.state(answerId)).toBe('running')
    await services.streamLog.requestStop(answerId)
    await done
    expect((await reading).at(-1)?.chunk.type).toBe('finish')
    const chat = await find(request.id, person)
    expect(chat?.answerId).toBe(answerId)
    const [stored] = await services.database.queries.select().from(messages).where(eq(messages.id, answerId))
    expect(stored).toMatchObject({ ownerId: person.person.id, status: 'stopped' })
    expect(JSON.stringify(stored?.parts)).toContain('One two')
  })

  test('T47: money that is held back for a running answer is given back to whom it was moved to', async () => {
    const { queries } = services.database
    const proof = identity()
    await enter(proof)
    const hanging = scriptedProvider(playThenHang(textEvents(['One ', 'two'], null).slice(0, 4)))
    services = testServices(hanging, { DAILY_BUDGET_PER_PERSON_USD: '5' })
    const session = await guest()
    const { answerId, done } = await start(services, asking('Hi'), session.person.id)
    const held = async (scope: string) => {
      const rows = await queries.select().from(spending).where(eq(spending.scope, scope))
      return rows.map(({ reservedMicroUsd }) => reservedMicroUsd)
    }
    expect((await held(session.person.id))[0]).toBeGreaterThan(0)
    const { id } = (await enter(proof, session)).person
    expect((await held(id))[0]).toBeGreaterThan(0)
    await services.streamLog.requestStop(answerId)
    await done
    expect(await held(id)).toEqual([0])
    expect(await held(session.person.id)).toEqual([])
  })

  test('T47: a question that was under way under the guest’s cookie lands with the person', async () => {
    const proof = identity()
    await enter(proof)
    const session = await guest()
    const person = await enter(proof, session)
    const request = asking('Late')
    const { done } = await start(services, request, session.person.id)
    await done
    expect(await find(request.id, person)).toBeDefined()
  })

  test('T48: nobody is merged by e-mail, and not across issuers', async () => {
    const { session, chatId } = await guestWithChat()
    await enter(identity('ada'), session)
    for (const proof of [identity('eve'), identity('ada', { issuer: 'https://other.example' })]) {
      const other = await enter(proof)
      expect(await find(chatId, other)).toBeUndefined()
    }
  })

  test('T48: somebody who is signed in and signs in as another is not merged, and that session ends', async () => {
    const { session, chatId } = await guestWithChat()
    const ada = await enter(identity('ada-2'), session)
    const elsewhere = await enter(identity('ada-2'))
    const eve = await enter(identity('eve-2'), ada)
    expect(eve.person.id).not.toBe(ada.person.id)
    expect(await find(chatId, eve)).toBeUndefined()
    expect(await find(chatId, elsewhere)).toBeDefined()
    expect(await whoIs(ada)).toBeUndefined()
    expect(await whoIs(elsewhere)).toBeDefined()
  })

  test('T48: a guest’s id without its cookie moves nothing', async () => {
    const { session, chatId } = await guestWithChat()
    const forged = new Request('http://test', { headers: { cookie: `firstword-session=${session.person.id}` } })
    const visitor = await readSession(services.database.queries, forged)
    expect(visitor).toBeUndefined()
    const eve = await enterAccount(services.database, identity(), visitor, forged)
    expect(await find(chatId, eve)).toBeUndefined()
    expect(await find(chatId, session)).toBeDefined()
  })
})

describe('a one-time code', () => {
  const claim = (code: string, session?: NewSession) =>
    (async () => claimDeviceCode(services.database, code, session && (await whoIs(session)), requestOf(session)))()

  test('opens the same chats on another device, once', async () => {
    const { session, chatId } = await guestWithChat()
    const code = await makeDeviceCode(services.database, session.person.id)
    expect(Buffer.from(code, 'base64url').length).toBe(32)
    const phone = await claim(code)
    expect(await find(chatId, phone)).toBeDefined()
    expect(await whoIs(session)).toBeDefined()
    await expect(claim(code)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is used once also by two at the same moment', async () => {
    const session = await guest()
    const code = await makeDeviceCode(services.database, session.person.id)
    const claims = await Promise.allSettled([claim(code), claim(code), claim(code)])
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('T45: unknown, used, replaced and expired codes get the same answer', async () => {
    const { queries } = services.database
    const session = await guest()
    const used = await makeDeviceCode(services.database, session.person.id)
    await claim(used)
    const replaced = await makeDeviceCode(services.database, session.person.id)
    const expired = await makeDeviceCode(services.database, session.person.id)
    await queries.execute(sql`update device_codes set expires_at = now() - interval '1 second'`)
    const answers = new Set<string>()
    for (const code of ['unknown', used, replaced, expired, '']) {
      const error = await claim(code).catch((thrown) => thrown)
      answers.add(JSON.stringify([error.code, error.status, error.message]))
    }
    expect(answers.size).toBe(1)
  })

  test('is stored as its hash only', async () => {
    const session = await guest()
    const code = await makeDeviceCode(services.database, session.person.id)
    const [row] = await services.database.queries
      .execute(sql`select * from device_codes`)
      .then((result) => (Array.isArray(result) ? result : (result as unknown as { rows: unknown[] }).rows))
    expect(JSON.stringify(row)).not.toContain(code)
  })

  test('takes the chats of this device’s guest along; a signed-in person’s stay with that person', async () => {
    const { session, chatId } = await guestWithChat()
    const code = await makeDeviceCode(services.database, session.person.id)
    services = { ...services, provider: scriptedProvider(play(textEvents(['Mine'])), play(textEvents(['More']))) }
    const { session: phone, chatId: phoneChat } = await guestWithChat()
    const both = await claim(code, phone)
    expect(await find(chatId, both)).toBeDefined()
    expect(await find(phoneChat, both)).toBeDefined()
    expect(await whoIs(phone)).toBeUndefined()

    const { session: third, chatId: ownChat } = await guestWithChat()
    const ada = await enter(identity(), third)
    const again = await makeDeviceCode(services.database, session.person.id)
    const moved = await claim(again, ada)
    expect(await find(ownChat, moved)).toBeUndefined()
    expect(await find(ownChat, ada)).toBeDefined()
  })

  test('guests who came along earlier follow when their person signs in', async () => {
    const first = await guest()
    const second = await guest()
    await claim(await makeDeviceCode(services.database, first.person.id), second)
    const proof = identity()
    await enter(proof)
    const person = await enter(proof, first)
    const request = asking('From the second device, still under way')
    await (await start(services, request, second.person.id)).done
    expect(await find(request.id, person)).toBeDefined()
    const [row] = await services.database.queries.select().from(users).where(eq(users.id, second.person.id))
    expect(row?.movedTo).toBe(person.person.id)
    expect(
      await services.database.queries.select().from(sessions).where(eq(sessions.userId, second.person.id)),
    ).toEqual([])
  })
})
