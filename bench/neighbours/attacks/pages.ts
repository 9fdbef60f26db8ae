/** Long texts that the server has to render, export or copy. */
import { type Attack, statusOf, times } from '@/bench/neighbours/attack'
import { importAll, importText } from '@/bench/neighbours/conversations'
import { conversations } from './imports'

const TEXT_BYTES = 800_000
const filled = (piece: string) => piece.repeat(TEXT_BYTES / piece.length)

/** Each is filled with the smallest possible block of one kind. */
const SHARED = {
  headings: filled('# a\n'),
  paragraphs: filled('ab\n\n'),
  formulas: filled('$x^{2}$\n\n'),
}

function share(name: string, text: string): Attack {
  return {
    name,
    async prepare({ guest }) {
      const shareId = await shareOf(guest(), text)
      return (signal) => times(5, async () => statusOf(await guest(1).fetch(`/share/${shareId}`, { signal })))
    },
  }
}

async function shareOf(guest: Parameters<typeof importText>[0], text: string): Promise<string> {
  const response = await guest.post(`/api/chats/${await importText(guest, text)}/share`, {})
  if (response.status !== 201) throw new Error(`${response.status} for a share`)
  return ((await response.json()) as { id: string }).id
}

export const pages: readonly Attack[] = [
  ...Object.entries(SHARED).map(([kind, text]) => share(`share-${kind}`, text)),
  {
    name: 'share-copies',
    async prepare({ guest }) {
      const shareId = await shareOf(guest(), SHARED.paragraphs)
      return (signal) =>
        times(20, async () => statusOf(await guest(1).post(`/api/shares/${shareId}/continue`, {}, { signal })))
    },
  },
  {
    name: 'export-html',
    async prepare({ guest }) {
      const chatId = await importText(guest(), SHARED.headings)
      return (signal) =>
        times(5, async () => statusOf(await guest().fetch(`/api/chats/${chatId}/export?format=html`, { signal })))
    },
  },
  {
    name: 'export-account',
    async prepare({ guest }) {
      await importAll(guest(), conversations(40, 80_000))
      return (signal) => times(10, async () => statusOf(await guest().fetch('/api/account/export', { signal })))
    },
  },
  {
    name: 'open-chat',
    async prepare({ guest }) {
      const chatId = await importText(guest(), SHARED.paragraphs)
      return (signal) => times(5, async () => statusOf(await guest().fetch(`/chat/${chatId}`, { signal })))
    },
  },
]
