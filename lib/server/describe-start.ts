/** What is said when the server starts: which adapters run, and what will not outlive the process. */
import { getServices, type Services } from '@/lib/server/services'

const PROVIDERS: Record<Services['provider']['kind'], string> = {
  simulator: 'embedded simulator (demo mode: set ANTHROPIC_API_KEY for Claude)',
  anthropic: 'Anthropic API',
  compatible: 'compatible server at ANTHROPIC_BASE_URL',
}

/** The start-up lines. */
export function startLines({ provider, streamLog }: Pick<Services, 'provider' | 'streamLog'>): string[] {
  return [
    `Model provider: ${PROVIDERS[provider.kind]}`,
    'Database: none (a chat lives in the browser tab that holds it)',
    `Stream log: ${streamLog.kind === 'memory' ? 'in memory' : streamLog.kind}`,
    `Will not outlive this process: running answers; finished ones can be rejoined for 15 minutes.`,
  ]
}

/** Builds the services and prints the lines; a wrong setting stops the process with its reason. */
export function describeStart() {
  try {
    for (const line of startLines(getServices())) console.log(line)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
