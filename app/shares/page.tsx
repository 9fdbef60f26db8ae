/** The visitor's links, and buttons to revoke them. */
import type { Metadata } from 'next'
import { MyShares } from '@/components/share/my-shares'
import { SimplePage } from '@/components/ui/simple-page'

export const metadata: Metadata = { title: 'My links · Firstword' }

export default function SharesPage() {
  return (
    <SimplePage
      title="My links"
      lead="Each link shows a copy of a chat as it was when the link was made. Once you revoke it, it opens nothing."
    >
      <MyShares />
    </SimplePage>
  )
}
