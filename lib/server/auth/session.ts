/** Who a visitor is: a random token in a cookie, whose SHA-256 stands in the sessions table. */
import { createHash, randomBytes } from 'node:crypto'
import type { Queries } from '@/lib/server/database/database'
import {
  addGuest,
  addSession,
  findSessionPerson,
  type NewSessionRow,
  removeOtherSessions,
  removeSession,
} from '@/lib/server/database/people/sessions'
import type { Preferences } from '@/lib/shared/api/preferences'
import { COOKIE_YEAR_SECONDS } from '@/lib/shared/cookie'
import { newId } from '@/lib/shared/ids'
import { readCookie, writeCookie } from './cookie'

const COOKIE = 'session'

/** A visitor who has chats, or is about to. */
export interface Person {
  id: string
  /** Whether somebody signed in; guests have no name at any provider. */
  isGuest: boolean
}

/** A visitor as a request brings them along, with what they have set. */
export interface Visitor extends Person {
  preferences: Preferences
}

/** A session that has begun; its cookie must reach the browser. */
export interface NewSession {
  person: Person
  token: string
}

/** The one-way form in which tokens and codes are stored. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** A random text of 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** The person whose session the request carries; undefined when there is none that is valid. */
export async function readSession(queries: Queries, request: Request): Promise<Visitor | undefined> {
  const token = readCookie(request, COOKIE)
  if (token === undefined || token.length > 200) return undefined
  return findSessionPerson(queries, hashOf(token))
}

/** Begins a session of a person. */
export async function beginSession(queries: Queries, person: Person): Promise<NewSession> {
  const { session, token } = newSession(person)
  await addSession(queries, session)
  return { person, token }
}

/** Makes a guest and their first session. */
export async function makeGuest(queries: Queries): Promise<NewSession> {
  const person = { id: newId(), isGuest: true }
  const { session, token } = newSession(person)
  await addGuest(queries, session)
  return { person, token }
}

function newSession(person: Person): { token: string; session: NewSessionRow } {
  const token = newToken()
  const expiresAt = new Date(Date.now() + COOKIE_YEAR_SECONDS * 1000)
  return { token, session: { tokenHash: hashOf(token), userId: person.id, expiresAt } }
}

/** Ends the session that the request carries. */
export async function endSession(queries: Queries, request: Request): Promise<void> {
  const token = readCookie(request, COOKIE)
  if (token !== undefined) await removeSession(queries, hashOf(token))
}

/** Ends all sessions of a person but the one that the request carries. */
export async function endOtherSessions(queries: Queries, userId: string, request: Request): Promise<void> {
  const token = readCookie(request, COOKIE) ?? ''
  await removeOtherSessions(queries, userId, hashOf(token))
}

/** The `set-cookie` value of a session. */
export function sessionCookie(token: string, request: Request): string {
  return writeCookie(request, COOKIE, token, COOKIE_YEAR_SECONDS)
}
