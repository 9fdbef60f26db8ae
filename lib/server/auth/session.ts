/** Sessions: a random token in a cookie, whose SHA-256 is in the sessions table. */
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
  /** Whether nobody has signed in: guests have no identity at any provider. */
  isGuest: boolean
}

/** The visitor of a request, with their preferences. */
export interface Visitor extends Person {
  preferences: Preferences
}

/** A new session; its cookie must reach the browser. */
export interface NewSession {
  person: Person
  token: string
}

/** The hash under which tokens and codes are stored. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** A random token of 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** The person of the request's session; undefined without a valid one. */
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

/** Ends the request's session. */
export async function endSession(queries: Queries, request: Request): Promise<void> {
  const token = readCookie(request, COOKIE)
  if (token !== undefined) await removeSession(queries, hashOf(token))
}

/** Ends all sessions of a person except the request's own. */
export async function endOtherSessions(queries: Queries, userId: string, request: Request): Promise<void> {
  const token = readCookie(request, COOKIE) ?? ''
  await removeOtherSessions(queries, userId, hashOf(token))
}

/** The `set-cookie` value of a session. */
export function sessionCookie(token: string, request: Request): string {
  return writeCookie(request, COOKIE, token, COOKIE_YEAR_SECONDS)
}
