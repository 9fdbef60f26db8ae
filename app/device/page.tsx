/** Opens a one-time code: the same chats, on this device. The code is in the fragment, which servers never see. */
import type { Metadata } from 'next'
import { DeviceScreen } from '@/components/account/device-screen'
import { SimplePage } from '@/components/ui/simple-page'
import { readAccount } from '@/lib/server/account/read-account'
import { pagePerson } from '@/lib/server/auth/page-person'
import { getServices } from '@/lib/server/create-services'

export const metadata: Metadata = { title: 'Open the chats here · Firstword' }

export default async function DevicePage() {
  const { queries } = (await getServices()).database
  const account = await readAccount(queries, await pagePerson(queries))
  return (
    <SimplePage
      title="Open the chats on this device"
      lead="A one-time code from your other device brings its chats here, without an account."
    >
      <DeviceScreen account={account} />
    </SimplePage>
  )
}
