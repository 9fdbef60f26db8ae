'use client'
/** Where a one-time code is opened: asks before this device switches to another person. */
import { MonitorSmartphone } from 'lucide-react'
import { useEffect, useState } from 'react'
import { TextButton } from '@/components/ui/text-button'
import { claimDeviceCode } from '@/lib/client/api/account'
import { forgetEverywhere } from '@/lib/client/storage/forget'
import type { Account } from '@/lib/shared/api/account'
import { ID_PATTERN } from '@/lib/shared/ids'
import { chatAddress } from '@/lib/shared/page-address'
import { Failure } from './section'
import { useTask } from './use-task'

/** The fragment of a code's link: the code, and the chat to open. */
interface CodeLink {
  code: string
  chatId: string | undefined
}

function takeFromAddress(): CodeLink | undefined {
  const [code = '', chatId] = location.hash.slice(1).split('/')
  // Keeps it out of the history and bookmarks.
  history.replaceState(null, '', location.pathname)
  if (code === '') return undefined
  return { code, chatId: chatId !== undefined && ID_PATTERN.test(chatId) ? chatId : undefined }
}

/** `account` is who uses this device so far. */
export function DeviceScreen({ account }: { account: Account }) {
  const { isBusy, failure, run } = useTask()
  const [codeLink, setCodeLink] = useState<CodeLink | 'none'>()
  useEffect(() => {
    const taken = takeFromAddress()
    setCodeLink((known) => known ?? taken ?? 'none')
  }, [])
  if (codeLink === undefined) return null
  if (codeLink === 'none') {
    return (
      <p className="max-w-measure text-pretty text-small">
        There is no code in this address. On the device that has your chats, open its account page, choose “Show a
        one-time code”, and scan it with this one.
      </p>
    )
  }
  const { code, chatId } = codeLink
  const open = () =>
    run(async () => {
      await claimDeviceCode(code)
      // Drafts of the browser's previous user do not belong to the new person.
      if (account.kind === 'person') forgetEverywhere()
      location.replace(chatId === undefined ? '/' : chatAddress(chatId))
    })
  return (
    <div className="flex flex-col items-start gap-4 text-small">
      <ul className="flex max-w-measure list-disc flex-col gap-1.5 pl-5 text-pretty">
        <li>Continue only with a code that you made yourself: whoever made it will see the same chats as you.</li>
        <li>{whatHappens(account)}</li>
      </ul>
      <TextButton icon={<MonitorSmartphone size={16} aria-hidden />} disabled={isBusy} onClick={open}>
        {account.kind === 'guest' && account.chats > 0 ? 'Open the chats and bring mine along' : 'Open the chats here'}
      </TextButton>
      <Failure words={failure} />
    </div>
  )
}

function whatHappens({ kind, chats, name, email }: Account): string {
  if (kind === 'person') {
    return `This device is signed in as ${name ?? email ?? 'somebody'}. You will be signed out; those chats stay with that account.`
  }
  if (kind === 'guest' && chats > 0) {
    return `This device has ${chats === 1 ? 'one chat' : `${chats} chats`} of its own. ${chats === 1 ? 'It moves' : 'They move'} along and will be visible on both devices.`
  }
  return 'This device has no chats of its own.'
}
