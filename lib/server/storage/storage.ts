/**
 * Storage limits, per person and for the site. Each server measures people when they store something, and adds what
 * they store through it until the next measurement; so several servers on one database may differ by what came through
 * the others since then.
 */
import type { Database, Queries } from '@/lib/server/database/database'
import {
  countStored,
  longestUncounted,
  readStored,
  type StoredBytes,
  siteBytes,
} from '@/lib/server/database/people/stored-bytes'
import type { Logger } from '@/lib/server/log'
import type { StoredShare } from '@/lib/shared/api/usage-report'
import { AppError } from '@/lib/shared/error'
import { sizeWords } from '@/lib/shared/files/files'

/** Bytes that may be stored; 0 is without a limit. */
export interface StorageCaps {
  guestBytes: number
  personBytes: number
  siteBytes: number
}

/** Enforces the limits. */
export interface Storage {
  /**
   * Runs `store`, which stores this many bytes for a person, if there is room; otherwise rejects with `storage_full`.
   */
  keep<T>(ownerId: string, bytes: number, run: () => Promise<T>): Promise<T>
  /**
   * The same check in the caller's transaction, from known counts: no statement is needed while there seems to be room.
   * A person's first count is made afterwards.
   */
  admit(queries: Queries, ownerId: string, bytes: number): Promise<void>
  /** Something of a person was removed: makes the next count due. */
  freed(ownerId: string): void
  /** A person's usage and limit; undefined for a visitor without a session. */
  usage(ownerId: string | undefined): Promise<StoredShare | undefined>
  /** Renews some of the old counts; returns how many. */
  recount(): Promise<number>
}

/**
 * A younger count without additions is trusted for a refusal, so that repeated attempts at the limit cost no
 * statements.
 */
const FRESH_MS = 2_000
/** An older count is renewed when the person stores something. */
const OLD_MS = 60_000
/** People who store something within this time are measured together. */
const GATHER_MS = 5_000
/** People per statement, so that none takes long. */
const COUNTED_AT_ONCE = 20
const MAX_KNOWN = 10_000
const DAY_MS = 24 * 60 * 60_000
/** How many one `recount` measures. */
export const RECOUNTED_AT_ONCE = 20

interface PersonCount extends StoredBytes {
  /** Bytes being stored right now, which no count includes. */
  pending: number
  /** Whether additions since the count are included. */
  hasGrown: boolean
  countedAt: number
}

/** More than questions have, as a rule. */
const LARGE_BYTES = 128 * 1024

/** Makes a site's storage limits. */
export function createStorage(database: Database, caps: StorageCaps, log: Logger): Storage {
  const isCapped = caps.guestBytes > 0 || caps.personBytes > 0 || caps.siteBytes > 0
  const people = new Map<string, PersonCount>()
  /** Counts of people, with what they have stored through this server since. */
  const added = new Map<string, number>()
  const site = { counted: 0, countedAt: Number.NEGATIVE_INFINITY, added: 0, pending: 0 }
  let timer: NodeJS.Timeout | undefined

  const age = ({ countedAt }: { countedAt: number }) => performance.now() - countedAt
  const maxOf = ({ isGuest }: StoredBytes) => (isGuest ? caps.guestBytes : caps.personBytes)

  function learn(counted: StoredBytes): PersonCount {
    const known = people.get(counted.id) ?? { ...counted, pending: 0, hasGrown: false, countedAt: 0 }
    Object.assign(known, counted, { hasGrown: false, countedAt: performance.now() })
    // The most recently counted comes last and is dropped last.
    people.delete(counted.id)
    people.set(counted.id, known)
    for (const [id, { pending }] of people) {
      if (people.size <= MAX_KNOWN) break
      if (pending === 0) people.delete(id)
    }
    return known
  }

  async function countSite(queries: Queries) {
    if (caps.siteBytes === 0) return
    site.counted = await siteBytes(queries)
    site.countedAt = performance.now()
  }

  async function countSome(ids: readonly string[]) {
    const before = new Map(ids.map((id) => [id, added.get(id) ?? 0]))
    for (const counted of await countStored(database.queries, ids)) learn(counted)
    for (const [id, bytes] of before) {
      site.added -= bytes
      const since = (added.get(id) ?? 0) - bytes
      if (since > 0) added.set(id, since)
      else added.delete(id)
    }
  }

  async function countAdded() {
    try {
      const due = [...added.keys()].filter((id) => isOld(people.get(id)))
      for (let from = 0; from < due.length; from += COUNTED_AT_ONCE) {
        await countSome(due.slice(from, from + COUNTED_AT_ONCE))
      }
      await countSite(database.queries)
    } catch (error) {
      log.error('what people have stored was not counted', {}, error)
    } finally {
      timer = undefined
    }
  }

  const isOld = (known: PersonCount | undefined) => known === undefined || age(known) > OLD_MS

  function add(ownerId: string, bytes: number) {
    const known = people.get(ownerId)
    if (known) {
      known.bytes += bytes
      known.hasGrown = true
    }
    added.set(ownerId, (added.get(ownerId) ?? 0) + bytes)
    site.added += bytes
    if (isOld(known) && !timer) timer = setTimeout(countAdded, GATHER_MS).unref()
  }

  const isSiteFull = (bytes: number) =>
    caps.siteBytes > 0 && site.counted + site.added + site.pending + bytes > caps.siteBytes

  function isFull(known: PersonCount | undefined, bytes: number): known is PersonCount {
    return known !== undefined && maxOf(known) > 0 && known.bytes + known.pending + bytes > maxOf(known)
  }

  /** Measured again before a refusal, because something may have been deleted. */
  async function requireRoom(queries: Queries, ownerId: string, bytes: number) {
    const known = people.get(ownerId)
    if (isFull(known, bytes)) {
      const counted = known.hasGrown || age(known) > FRESH_MS ? await readStored(queries, ownerId) : undefined
      const fresh = counted ? learn(counted) : known
      if (isFull(fresh, bytes)) throw personFull(fresh, bytes, maxOf(fresh))
    }
    if (isSiteFull(bytes)) {
      if (age(site) > FRESH_MS) await countSite(queries)
      if (isSiteFull(bytes)) throw siteFull()
    }
  }

  async function count(ownerId: string) {
    const counted = await readStored(database.queries, ownerId)
    return counted && learn(counted)
  }

  return {
    async keep(ownerId, bytes, run) {
      if (!isCapped) return run()
      if (isOld(people.get(ownerId))) await count(ownerId)
      if (age(site) > OLD_MS) await countSite(database.queries)
      await requireRoom(database.queries, ownerId, bytes)
      const known = people.get(ownerId)
      if (known) known.pending += bytes
      site.pending += bytes
      try {
        const result = await run()
        add(ownerId, bytes)
        return result
      } finally {
        if (known) known.pending -= bytes
        site.pending -= bytes
      }
    },
    async admit(queries, ownerId, bytes) {
      if (!isCapped) return
      // A question needs no statement of its own; what is large is worth one.
      if (bytes > LARGE_BYTES && isOld(people.get(ownerId))) await count(ownerId)
      await requireRoom(queries, ownerId, bytes)
      add(ownerId, bytes)
    },
    freed(ownerId) {
      const known = people.get(ownerId)
      if (known) known.countedAt = Number.NEGATIVE_INFINITY
    },
    async usage(ownerId) {
      const counted = ownerId === undefined ? undefined : await count(ownerId)
      if (!counted) return undefined
      const max = maxOf(counted)
      return { usedBytes: counted.bytes, maxBytes: max === 0 ? null : max }
    },
    async recount() {
      const old = await longestUncounted(database.queries, new Date(Date.now() - DAY_MS), RECOUNTED_AT_ONCE)
      return (await countStored(database.queries, old)).length
    },
  }
}

const HOW = 'Delete chats that you no longer need: an hour later, when that can no longer be taken back, there is room.'

function personFull({ bytes, isGuest }: StoredBytes, more: number, max: number): AppError {
  const whose = isGuest ? 'a guest' : 'one person'
  const message = `Your chats and files take up ${sizeWords(bytes)} of the ${sizeWords(max)} that ${whose} has here, and this may need ${sizeWords(more)} more. ${HOW}`
  return new AppError('storage_full', { message })
}

function siteFull(): AppError {
  return new AppError('storage_full', {
    message: `This site has no room for more. ${HOW} Its operator can give it more room.`,
  })
}
