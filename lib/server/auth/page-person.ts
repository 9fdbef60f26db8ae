/** The visitor of a page. */
import { headers } from 'next/headers'
import type { Queries } from '@/lib/server/database/database'
import { type Person, readSession } from './session'

/** The visitor of the page being rendered; undefined before the first message. */
export async function pagePerson(queries: Queries): Promise<Person | undefined> {
  // Pages get no request, only its headers; the address does not matter here.
  return readSession(queries, new Request('http://page.invalid', { headers: await headers() }))
}
