/** The JSON body of each route, for whoever sends it. Types only, so that no schema ends up in the browser's bundle. */
import type { z } from 'zod'
import type {
  arrivalsReport,
  branchRequest,
  chatChange,
  chatRequest,
  claimRequest,
  deleteAccountRequest,
  importRequest,
  preferencesChange,
  shareRequest,
  signInRequest,
} from './requests'
import type { capChange, documentRequest, writeRequest } from './write-requests'

/** Bodies by method and path. */
interface RequestBodies {
  'POST /api/chat': z.input<typeof chatRequest>
  [branch: `POST /api/chats/${string}/branch`]: z.input<typeof branchRequest>
  [chat: `PATCH /api/chats/${string}`]: z.input<typeof chatChange>
  [arrivals: `POST /api/chats/${string}/recordings/${string}/arrivals`]: z.input<typeof arrivalsReport>
  [share: `POST /api/chats/${string}/share`]: z.input<typeof shareRequest>
  [signIn: `POST /api/sign-in/${string}`]: z.input<typeof signInRequest>
  'POST /api/device-codes/claim': z.input<typeof claimRequest>
  'DELETE /api/account': z.input<typeof deleteAccountRequest>
  'PATCH /api/preferences': z.input<typeof preferencesChange>
  'POST /api/write': z.input<typeof writeRequest>
  [document: `POST /api/write/${string}`]: z.input<typeof documentRequest>
  [cap: `PATCH /api/write/${string}`]: z.input<typeof capChange>
  'POST /api/import': z.input<typeof importRequest>
}

/** The body of a route, as in `PATCH /api/preferences`; `never` for a route that takes none. */
export type RequestBody<Route extends string> = Route extends keyof RequestBodies ? RequestBodies[Route] : never
