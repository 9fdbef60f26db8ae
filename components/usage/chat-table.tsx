/** What each chat used and cost. */
import { formatCount } from '@/components/ui/format'
import type { UsageChat } from '@/lib/shared/api/usage-report'
import { chatAddress } from '@/lib/shared/page-address'
import { costWords, tokensOf } from './figures'

/** A line for each chat, the most expensive first; deleted ones share one line. */
export function ChatTable({ chats }: { chats: readonly UsageChat[] }) {
  return (
    <section className="mt-10" aria-labelledby="usage-by-chat">
      <h2 id="usage-by-chat" className="font-semibold">
        By chat
      </h2>
      <table className="tabular mt-2 w-full table-fixed text-left text-small">
        <thead className="text-quiet">
          <tr>
            <th scope="col" className="py-1.5 pr-4 font-normal">
              Chat
            </th>
            <th scope="col" className="w-24 py-1.5 pr-4 text-right font-normal">
              Tokens
            </th>
            <th scope="col" className="w-24 py-1.5 text-right font-normal">
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {chats.map((chat) => (
            <tr key={chat.chatId ?? 'deleted'} className="border-line border-t">
              <th scope="row" className="truncate py-1.5 pr-4 font-normal">
                {chat.chatId === null ? (
                  <span className="text-quiet">Deleted chats</span>
                ) : (
                  <a href={chatAddress(chat.chatId)} className="underline-offset-4 hover:underline">
                    {chat.title}
                  </a>
                )}
              </th>
              <td className="py-1.5 pr-4 text-right">{formatCount(tokensOf(chat))}</td>
              <td className="py-1.5 text-right">{costWords(chat)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
