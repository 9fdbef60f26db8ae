/** Limits for visitors: how often, and how much at once. For money see usage/budget.ts. */
import type { Redis } from 'ioredis'
import type { Origin } from '@/lib/server/http/client-address'
import type { Logger } from '@/lib/server/log'
import { AppError } from '@/lib/shared/error'
import { createRateLimit } from './flexible-rate-limit'
import type { RateLimit } from './rate-limit'
import { createRedisRunningLimit } from './redis-running-limit'
import { createMemoryRunningLimit, type RunningLimit } from './running-limit'

/** One limit. */
export interface Limit {
  /** 0 is without a limit. */
  max: number
  /** Whether it is the default, which does not apply to local requests. */
  isDefault: boolean
}

/** All limits of a site. */
export interface LimitSettings {
  answersPerMinutePerPerson: Limit
  answersPerMinutePerAddress: Limit
  answersAtOncePerPerson: Limit
  answersAtOncePerAddress: Limit
  requestsAtOncePerAddress: Limit
  guestsPerHourPerAddress: Limit
  filesPerMinutePerPerson: Limit
  filesPerMinutePerAddress: Limit
  importsPerMinutePerPerson: Limit
  importsPerMinutePerAddress: Limit
  exportsPerMinutePerPerson: Limit
  searchesPerMinutePerPerson: Limit
  searchesPerMinutePerAddress: Limit
}

/** Applies the limits. */
export interface Limits {
  readonly kind: 'memory' | 'redis'
  /**
   * Counts an answer that is about to begin; returns a function to call at its end. For programs without a session only
   * the address counts. Rejects with `rate_limited`.
   */
  beginAnswer(ownerId: string | undefined, origin: Origin): Promise<() => void>
  /** Counts a new guest. Rejects with `rate_limited`. */
  makeGuest(origin: Origin): Promise<void>
  /** Counts an upload. Rejects with `rate_limited`. */
  takeFile(ownerId: string, origin: Origin): Promise<void>
  /** Counts a count of a file's tokens, with the limit of uploads. Rejects with `rate_limited`. */
  countFile(ownerId: string, origin: Origin): Promise<void>
  /** Counts a request of an import. Rejects with `rate_limited`. */
  takeImport(ownerId: string, origin: Origin): Promise<void>
  /** Counts an export. Rejects with `rate_limited`. */
  takeExport(ownerId: string, origin: Origin): Promise<void>
  /** Counts a page's report of an answer's arrivals, with the limit of answers. Rejects with `rate_limited`. */
  takeReport(ownerId: string, origin: Origin): Promise<void>
  /** Counts a search. Rejects with `rate_limited`. */
  takeSearch(ownerId: string, origin: Origin): Promise<void>
  close(): void
}

type CountEvent = (key: string, origin: Origin) => Promise<void>
/** A limit, and what is said when it is reached. */
type LimitInWords = [limit: Limit, message: string]

/** Makes the limits; `redis` shares them with other servers. */
export function createLimits(settings: LimitSettings, redis: Redis | undefined, log: Logger): Limits {
  /** Counts events of a key, and rejects when there were too many. */
  const rate = (name: string, limit: Limit, message: string, seconds = 60): CountEvent => {
    const counter = createRateLimit({ name, max: Math.max(1, limit.max), seconds }, redis)
    return async (key, origin) => {
      if (counts(limit, origin)) await pass(counter, key, message)
    }
  }
  /** Counts an event for its person, and then for their network. */
  const both = (name: string, ofPerson: LimitInWords, ofAddress: LimitInWords): CountEvent => {
    const person = rate(`${name}-person`, ...ofPerson)
    const address = rate(`${name}-address`, ...ofAddress)
    return async (ownerId, origin) => {
      await person(ownerId, origin)
      await address(addressKey(origin), origin)
    }
  }
  const answersOfPerson = rate('answers-person', settings.answersPerMinutePerPerson, OWN_RATE)
  const answersOfAddress = rate('answers-address', settings.answersPerMinutePerAddress, ADDRESS_RATE)
  const guests = rate('guests', settings.guestsPerHourPerAddress, GUESTS, 3_600)
  const ofFiles: [LimitInWords, LimitInWords] = [
    [settings.filesPerMinutePerPerson, OWN_FILES],
    [settings.filesPerMinutePerAddress, ADDRESS_FILES],
  ]
  const running: RunningLimit = redis ? createRedisRunningLimit(redis, log) : createMemoryRunningLimit()

  return {
    kind: running.kind,
    async beginAnswer(ownerId, origin) {
      const person = ownerId === undefined ? undefined : `person:${ownerId}`
      const address = `address:${addressKey(origin)}`
      const places: Array<() => void> = []
      const release = () => {
        for (const leave of places.splice(0)) leave()
      }
      try {
        if (person !== undefined && counts(settings.answersAtOncePerPerson, origin)) {
          places.push(await place(running, person, settings.answersAtOncePerPerson, OWN_AT_ONCE))
        }
        if (counts(settings.answersAtOncePerAddress, origin)) {
          places.push(await place(running, address, settings.answersAtOncePerAddress, ADDRESS_AT_ONCE))
        }
        if (person !== undefined) await answersOfPerson(person, origin)
        await answersOfAddress(address, origin)
      } catch (error) {
        release()
        throw error
      }
      return release
    },
    makeGuest: (origin) => guests(addressKey(origin), origin),
    takeFile: both('files', ...ofFiles),
    countFile: both('file-counts', ...ofFiles),
    takeImport: both(
      'imports',
      [settings.importsPerMinutePerPerson, OWN_IMPORTS],
      [settings.importsPerMinutePerAddress, ADDRESS_IMPORTS],
    ),
    takeExport: rate('exports-person', settings.exportsPerMinutePerPerson, OWN_EXPORTS),
    takeReport: both(
      'reports',
      [settings.answersPerMinutePerPerson, OWN_REPORTS],
      [settings.answersPerMinutePerAddress, ADDRESS_REPORTS],
    ),
    takeSearch: both(
      'searches',
      [settings.searchesPerMinutePerPerson, OWN_SEARCHES],
      [settings.searchesPerMinutePerAddress, ADDRESS_SEARCHES],
    ),
    close: () => redis?.disconnect(),
  }
}

/** Requests with unknown addresses share one bucket, so that hiding the address does not evade a limit. */
const addressKey = ({ address }: Origin) => address ?? 'unknown'

/** Whether a limit applies to an origin. */
export function counts({ max, isDefault }: Limit, { isLocal }: Origin): boolean {
  return max > 0 && !(isDefault && isLocal)
}

// A guess: when a running answer ends is unknown.
const PLACE_RETRY_SECONDS = 10

const OWN_AT_ONCE = 'Too many of your answers are running at once. Stop one, or wait until one ends.'
const ADDRESS_AT_ONCE = 'Too many answers are running for your network at once. Wait until one ends.'
const OWN_RATE = 'You have asked very often in the last minute.'
const ADDRESS_RATE = 'Your network has asked very often in the last minute.'
const OWN_FILES = 'You have attached many files in the last minute.'
const ADDRESS_FILES = 'Your network has attached many files in the last minute.'
const OWN_IMPORTS = 'You have imported a lot in the last minute.'
const ADDRESS_IMPORTS = 'Your network has imported a lot in the last minute.'
const OWN_EXPORTS = 'You have exported many chats in the last minute.'
const OWN_SEARCHES = 'You have searched very often in the last minute.'
const ADDRESS_SEARCHES = 'Your network has searched very often in the last minute.'
const OWN_REPORTS = 'Your pages have reported very often in the last minute.'
const ADDRESS_REPORTS = 'Pages of your network have reported very often in the last minute.'
const GUESTS = 'Too many new visitors came from your network.'

async function place(running: RunningLimit, key: string, { max }: Limit, message: string): Promise<() => void> {
  const leave = await running.take(key, max)
  if (!leave) throw new AppError('rate_limited', { message, retryAfter: PLACE_RETRY_SECONDS })
  return leave
}

async function pass(rate: RateLimit, key: string, message: string): Promise<void> {
  const retryAfter = await rate.take(key)
  if (retryAfter > 0) {
    throw new AppError('rate_limited', { message: `${message} Try again in ${inWords(retryAfter)}.`, retryAfter })
  }
}

function inWords(seconds: number): string {
  if (seconds < 120) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  return `${Math.ceil(seconds / 60)} minutes`
}
