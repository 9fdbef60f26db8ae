/** All attacks, in playing order. */
import type { Attack } from './attack'
import { answers } from './attacks/answers'
import { imports } from './attacks/imports'
import { pages } from './attacks/pages'
import { pdfs } from './attacks/pdfs'
import { searches } from './attacks/searches'
import { slowClients } from './attacks/slow-clients'

export const ATTACKS: readonly Attack[] = [...imports, ...pages, ...searches, ...answers, ...pdfs, ...slowClients]
