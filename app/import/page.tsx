/** Imports chats from a file. */
import type { Metadata } from 'next'
import { ImportScreen } from '@/components/import/import-screen'
import { SimplePage } from '@/components/ui/simple-page'

export const metadata: Metadata = { title: 'Import · Firstword' }

export default function ImportPage() {
  return (
    <SimplePage
      title="Import chats"
      lead="From Claude’s and ChatGPT’s data exports, and from this site’s own JSON exports. Texts, branches, times and titles come along; nothing here is changed, and nothing is imported twice."
    >
      <ImportScreen />
    </SimplePage>
  )
}
