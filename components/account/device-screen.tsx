'use client'
/** The other end of a one-time code: asks before it makes this device another person's. */
import { MonitorSmartphone } from 'lucide-react'
import { useEffect, useState } from 'react'
import { TextButton } from '@/components/ui/text-button'
import { claimDeviceCode } from '@/lib/client/api/account'
import { forgetEverywhere } from '@/lib/client/storage/forget'
import type { Account } from '@/lib/shared/api/account'
import { ID_PATTERN } from '@/lib/shared/ids'
import { Failure } from './section'
import { useTask } from './use-task'

/** What stands after the # of a code's link: the code, and the chat to open. */
interface Carried {
  code: string
  chatId: string | undefined
}

function takeFromAddress(): Carried | undefined {
  const [code = '', chatId] = location.hash.slice(1).split('/')
  // Neither the history nor a bookmark keeps it.
  history.replaceState(null, '', location.pathname)
  if (code === '') return undefined
  return { code, chatId: chatId !== undefined && ID_PATTERN.test(chatId) ? chatId : undefined }
}

/** `account` is who this device belongs to so far. */
export function DeviceScreen({ account }: { account: Account }) {
  const { isBusy, failure, run } = useTask()
  const [carried, setCarried] = useState<Carried | 'none'>()
  useEffect(() => {
    const taken = takeFromAddress()
    setCarried((known) => known ?? taken ?? 'none')
  }, [])
  if (carried === undefined) return null
  if (carried === 'none') {
    return (
      <p className="max-w-measure text-pretty text-small">
        There is no code in this address. On the device that has your chats, open its account page, choose “Show a
        one-time code”, and scan it with this one.
      </p>
    )
  }
  const { code, chatId } = carried
  const open = () =>
    run(async () => {
      await claimDeviceCode(code)
      // Drafts of whoever used this browser before are not the new person's.
      if (account.kind === 'person') forgetEverywhere()
      location.replace(chatId === undefined ? '/' : `/chat/${chatId}`)
    })
  return (
    <div className="flex flex-col items-start gap-4 text-small">
      <ul className="flex max-w-measure list-disc flex-col gap-1.5 pl-5 text-pretty">
        <li>Go on only with a code that you have made yourself: its maker and you will see the same chats.</li>
        <li>{whatHappens(account)}</li>
      </ul>
      <TextButton icon={<MonitorSmartphone size={16} aria-hidden />} disabled={isBusy} onClick={open}>
        {account.kind === 'guest' && account.chats > 0 ? 'Open the chats, and move mine along' : 'Open the chats here'}
      </TextButton>
      <Failure words={failure} />
    </div>
  )
}

function whatHappens({ kind, chats, name, email }: Account): string {
  if (kind === 'person') {
    return `This device is signed in as ${name ?? email ?? 'somebody'}. That ends here; those chats stay with that account.`
  }
  if (kind === 'guest' && chats > 0) {
    return `This device has ${chats === 1 ? 'one chat' : `${chats} chats`} of its own. ${chats === 1 ? 'It moves' : 'They move'} along and will be seen on both devices.`
  }
  return 'This device has no chats of its own.'
}
