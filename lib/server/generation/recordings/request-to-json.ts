/** A request as its recording keeps it and its owner may see it. */
import { withoutContents } from '@/lib/server/files/file-of-source'
import type { ModelRequest } from '@/lib/server/provider/provider'

/** JSON without the system prompt, which is the operator's, and with files by their ids: their owner may delete them. */
export function requestToJson({ system: _system, ...request }: ModelRequest): string {
  return JSON.stringify(request, withoutContents)
}
