/** What is said when the server starts: which adapters run, and what will not outlive the process. */
import type { Config } from '@/lib/server/config'
import { getServices } from '@/lib/server/create-services'
import type { Services } from '@/lib/server/services'

function describeProvider({ provider, baseURL }: Config): string {
  if (provider === 'compatible') return `compatible server at ${baseURL} (ANTHROPIC_BASE_URL)`
  if (provider === 'anthropic') return 'Anthropic API'
  return 'embedded simulator (demo mode: set ANTHROPIC_API_KEY for Claude)'
}

/** The start-up lines. */
export function startLines({ config, streamLog, database, fileStorage }: Described): string[] {
  const { lasting } = database
  return [
    `Model provider: ${describeProvider(config)}`,
    `Database: ${DATABASES[database.kind]}${lasting ? '' : ', in memory'}`,
    `Stream log: ${streamLog.kind === 'memory' ? 'in memory, with checkpoints in the database' : 'Redis, with checkpoints in the database'}`,
    ...(fileStorage.kind === 's3' ? ['Files: object storage at FILES_S3_ENDPOINT'] : []),
    `Will not outlive this process: ${lasting ? 'at most the last second of running answers' : 'chats and running answers (set DATABASE_URL to keep them)'}`,
  ]
}

type Described = Pick<Services, 'config' | 'streamLog' | 'database' | 'fileStorage'>

const DATABASES = { pglite: 'embedded Postgres', postgres: 'Postgres at DATABASE_URL' }

/** Builds the services and prints the lines; what cannot be built stops the process with its reason. */
export async function describeStart() {
  try {
    for (const line of startLines(await getServices())) console.log(line)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
