/** What `npm run write` says before and after a document. */
import { formatCost, formatCount, formatDuration } from '@/components/ui/format'
import { SKIP_WORDS } from '@/lib/client/write/skip-words'
import type { LeftOut } from '@/lib/server/write/choose-sources'
import { estimateTokens } from '@/lib/shared/estimate-tokens'
import type { MessageMetadata } from '@/lib/shared/message'
import { promptTokensOf } from '@/lib/shared/usage'
import type { SourceFile } from '@/lib/shared/write/source-file'
import type { ChosenFiles } from '@/lib/source/intake/choose-files'
import { printable } from '@/lib/source/intake/skip-list'
import type { FolderFiles } from './read-folder'
import { counted } from './terminal-text'

const MAX_NAMED = 5

/** `a, b and 3 more`. */
function some(names: readonly string[], more = 0): string {
  const shown = names.slice(0, MAX_NAMED).map(printable)
  const rest = names.length - shown.length + more
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} and ${formatCount(rest)} more`
}

/** What is left out of a folder and why, a line for each reason. */
export function leftOutLines({ skipped, unlisted }: ChosenFiles, folder: Omit<FolderFiles, 'files'>): string[] {
  const reasons = new Map<string, string[]>()
  const add = (reason: string, path: string) => {
    const paths = reasons.get(reason)
    if (paths) paths.push(path)
    else reasons.set(reason, [path])
  }
  for (const { path, reason } of skipped) add(SKIP_WORDS[reason], path)
  for (const path of folder.links) add(SKIP_WORDS.link, path)
  for (const path of folder.unreadable) add(SKIP_WORDS.damaged, path)
  const lines = [...reasons].map(([reason, paths]) => `Left out, ${reason}: ${some(paths)}`)
  if (unlisted > 0) lines.push(`Left out as well: ${counted(unlisted, 'file')} more.`)
  if (folder.isCut) lines.push('The folder has more than is looked at. Name a smaller one to have all of it read.')
  return lines
}

/** The secrets that are not sent. */
export function secretLines({ secrets }: LeftOut): string[] {
  if (secrets.length === 0) return []
  return [
    ...secrets.map(
      ({ path, line, kind, masked }) =>
        `Left out, a secret: ${kind} ${printable(masked)} in ${printable(path)}, line ${line}`,
    ),
    'The model does not see these. Send them all the same with --send-secrets.',
  ]
}

/** What is sent. */
export function sourceLine(files: readonly SourceFile[]): string {
  const tokens = files.reduce((sum, { content }) => sum + estimateTokens(content), 0)
  return `Sources: ${counted(files.length, 'file')}, about ${counted(tokens, 'token')}`
}

/** The end: tokens, cost and time. */
export function usageLines({ usage, costUsd, estimated, simulated }: MessageMetadata, durationMs: number): string[] {
  const about = estimated ? 'about ' : ''
  const cached =
    usage && usage.cacheReadTokens > 0 ? ` (${formatCount(usage.cacheReadTokens)} of them from the cache)` : ''
  const cost = costUsd == null ? 'not known' : `${about}${formatCost(costUsd)}`
  return [
    usage
      ? `Tokens: ${formatCount(promptTokensOf(usage))} in${cached}, ${about}${formatCount(usage.outputTokens)} out`
      : 'Tokens: not known',
    `Cost: ${cost}${simulated ? ' (simulated: nothing was billed)' : ''}`,
    `Time: ${formatDuration(durationMs)}`,
  ]
}
