/** The request of a document as the bytes that are sent: megabytes of JSON, written in slices. */
import type { RequestBody } from '@/lib/shared/api/request-bodies'
import { createSlices } from '@/lib/shared/slices'

/** What a request is packed from. */
export type WriteBody = RequestBody<'POST /api/write'>

/** Characters that become one part of the whole. */
const PART_CHARACTERS = 128 * 1024

/** Packs a request; the page can do something else in between. */
export async function packRequest({ files, ...rest }: WriteBody): Promise<Blob> {
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve))
  const slices = createSlices(pause, { now: () => performance.now() })
  const parts: Blob[] = []
  let text = `${JSON.stringify(rest).slice(0, -1)},"files":[`
  for (const [at, file] of files.entries()) {
    text += `${at > 0 ? ',' : ''}${JSON.stringify(file)}`
    if (text.length > PART_CHARACTERS) {
      parts.push(new Blob([text]))
      text = ''
    }
    await slices.spend(1)
  }
  return new Blob([...parts, `${text}]}`], { type: 'application/json' })
}
