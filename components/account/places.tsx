/** Links to the person's other pages. */
import { ChartNoAxesColumn, Columns2, FileInput, FileText, Link2 } from 'lucide-react'

const PLACES = [
  {
    href: '/usage',
    Icon: ChartNoAxesColumn,
    title: 'Usage',
    words: 'Tokens, cost and waiting times, by day and model',
  },
  { href: '/shares', Icon: Link2, title: 'My links', words: 'Chats you have shared, and the way to take links back' },
  { href: '/write', Icon: FileText, title: 'Write', words: 'A document from source files, section by section' },
  { href: '/stage', Icon: Columns2, title: 'The stage', words: 'What streaming changes, shown side by side' },
  { href: '/import', Icon: FileInput, title: 'Import', words: 'Chats from a file of this site, Claude or ChatGPT' },
]

/** A row of links. */
export function Places() {
  return (
    <nav aria-label="Your pages">
      <ul className="grid gap-2 sm:grid-cols-2">
        {PLACES.map(({ href, Icon, title, words }) => (
          <li key={href}>
            <a
              href={href}
              className="flex h-full min-h-11 gap-3 rounded-xl border border-line bg-raised px-4 py-3 transition-colors hover:bg-tint"
            >
              <span aria-hidden className="flex h-5 shrink-0 items-center text-quiet">
                <Icon size={16} />
              </span>
              <span className="flex min-w-0 flex-col gap-0.5 text-small">
                <span className="font-medium">{title}</span>
                <span className="text-pretty text-quiet">{words}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
