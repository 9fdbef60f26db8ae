/** Who looks at a page. */
import { headers } from 'next/headers'
import type { Queries } from '@/lib/server/database/database'
import { type Person, readSession } from './session'

/** The visitor of the page that is being drawn; undefined before the first message. */
export async function pagePerson(queries: Queries): Promise<Person | undefined> {
  // Pages get no request, only what its cookie and its proxy said; the address decides nothing here.
  return readSession(queries, new Request('http://page.invalid', { headers: await headers() }))
}
