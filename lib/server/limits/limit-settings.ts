/** The settings of limits: how often visitors may ask, and how much at once. Read by config.ts. */
import { z } from 'zod'
import type { Limit, LimitSettings } from './limits'

/** A limit as the environment sets it: a number, or `off`. */
export const limitSetting = z
  .union([z.literal('off').transform(() => 0), z.coerce.number().int().min(0).max(1_000_000)])
  .optional()

/** Each limit with its setting and its default. */
const LIMITS = {
  answersPerMinutePerPerson: ['ANSWERS_PER_MINUTE_PER_PERSON', 20],
  answersPerMinutePerAddress: ['ANSWERS_PER_MINUTE_PER_ADDRESS', 60],
  answersAtOncePerPerson: ['ANSWERS_AT_ONCE_PER_PERSON', 4],
  answersAtOncePerAddress: ['ANSWERS_AT_ONCE_PER_ADDRESS', 20],
  requestsAtOncePerAddress: ['REQUESTS_AT_ONCE_PER_ADDRESS', 100],
  guestsPerHourPerAddress: ['GUESTS_PER_HOUR_PER_ADDRESS', 100],
  filesPerMinutePerPerson: ['FILES_PER_MINUTE_PER_PERSON', 60],
  filesPerMinutePerAddress: ['FILES_PER_MINUTE_PER_ADDRESS', 120],
  importsPerMinutePerPerson: ['IMPORTS_PER_MINUTE_PER_PERSON', 20],
  importsPerMinutePerAddress: ['IMPORTS_PER_MINUTE_PER_ADDRESS', 40],
  exportsPerMinutePerPerson: ['EXPORTS_PER_MINUTE_PER_PERSON', 20],
  searchesPerMinutePerPerson: ['SEARCHES_PER_MINUTE_PER_PERSON', 120],
  searchesPerMinutePerAddress: ['SEARCHES_PER_MINUTE_PER_ADDRESS', 240],
} as const satisfies Record<keyof LimitSettings, readonly [setting: string, standard: number]>

type LimitName = (typeof LIMITS)[keyof LimitSettings][0]

/** The names and forms of the settings. */
export const LIMIT_ENVIRONMENT = Object.fromEntries(
  Object.values(LIMITS).map(([setting]) => [setting, limitSetting]),
) as Record<LimitName, typeof limitSetting>

/** The limits that an environment sets. */
export function limitSettings(env: { [Name in LimitName]?: number | undefined }): LimitSettings {
  const entries = Object.entries(LIMITS).map(([name, [setting, standard]]): [string, Limit] => {
    const limit = env[setting]
    return [name, { max: limit ?? standard, isDefault: limit === undefined }]
  })
  return Object.fromEntries(entries) as Record<keyof LimitSettings, Limit>
}
