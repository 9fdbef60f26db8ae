/** PDFs that inflate to far more than their size, and one that is sent again with every question. */
import { randomBytes } from 'node:crypto'
import { type Attack, endingOf, statusOf, times } from '@/bench/neighbours/attack'
import type { Guest } from '@/bench/neighbours/guest'
import { countQuestion } from '@/bench/processes/upstream'
import { bytesOf, join, pdfOf } from '@/lib/server/files/fixtures/made-up-files'
import { pdfBomb } from './pdf-bomb'

const BOMB_MEGABYTES = 2_048
const HONEST_BYTES = 9_000_000
const QUESTIONS = 10

const upload = (guest: Guest, content: Uint8Array, signal?: AbortSignal) =>
  guest.fetch(`/api/files?name=${crypto.randomUUID()}.pdf`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: content as Uint8Array<ArrayBuffer>,
    ...(signal && { signal }),
  })

/** A short PDF with megabytes of unused data in it. */
function honestPdf(): Uint8Array {
  const packed = randomBytes(HONEST_BYTES)
  const head = bytesOf(`\n90 0 obj<</Length ${packed.length}>>stream\n`)
  return join(pdfOf('A page'), head, packed, bytesOf('\nendstream endobj\n%%EOF'))
}

export const pdfs: readonly Attack[] = [
  {
    name: 'pdf',
    prepare({ guest }) {
      const bomb = pdfBomb(BOMB_MEGABYTES)
      return (signal) => [upload(guest(), bomb, signal).then(statusOf)]
    },
  },
  {
    name: 'pdf-twelve',
    prepare({ guest }) {
      const bomb = pdfBomb(BOMB_MEGABYTES)
      return (signal) => times(12, async (at) => statusOf(await upload(guest(at % 4), bomb, signal)))
    },
  },
  {
    name: 'pdf-questions',
    async prepare({ guest }) {
      const file = (await (await upload(guest(), honestPdf())).json()) as { id?: string }
      if (file.id === undefined) throw new Error('an honest PDF was refused')
      const files = [{ type: 'file', mediaType: 'application/pdf', url: `/api/files/${file.id}` }]
      const chatId = crypto.randomUUID()
      // A chat has one answer at a time.
      let before: Promise<unknown> = Promise.resolve()
      return (signal) =>
        times(QUESTIONS, (at) => {
          const question = countQuestion(1, `pdf-${at}`, 100)
          const own = before.then(async () =>
            endingOf(await guest().ask(chatId, question, { signal, files: at === 0 ? files : [] })),
          )
          before = own.catch(() => {})
          return own
        })
    },
  },
]
