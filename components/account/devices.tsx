'use client'
/** Other devices: a one-time code to open the same chats there, and a button that ends their sessions. */
import { QrCode, Unplug } from 'lucide-react'
import { useState } from 'react'
import { TextButton } from '@/components/ui/text-button'
import { makeDeviceCode, signOutElsewhere } from '@/lib/client/api/account'
import { type ShownCode, ShownDeviceCode } from './device-code'
import { Failure, Section } from './section'
import { useTask } from './use-task'

/** `devices` counts the browsers with a session of the person, including this one. */
export function Devices({ devices }: { devices: number }) {
  const { isBusy, failure, run } = useTask()
  const [shown, setShown] = useState<ShownCode>()
  const [others, setOthers] = useState(devices - 1)
  const make = () =>
    run(async () => {
      const { code, expiresInSeconds } = await makeDeviceCode()
      const link = `${location.origin}/device#${code}`
      const { renderSVG } = await import('uqr')
      setShown({ link, svg: renderSVG(link, { ecc: 'M' }), seconds: expiresInSeconds })
    })
  const end = () =>
    run(async () => {
      await signOutElsewhere()
      setOthers(0)
      setShown(undefined)
    })
  return (
    <Section
      title="Other devices"
      lead="Scan a one-time code with your phone, and the same chats open there, even one that is being answered. This device stays as it is."
    >
      {shown && <ShownDeviceCode key={shown.link} code={shown} onExpire={() => setShown(undefined)} />}
      <div className="flex flex-wrap items-center gap-2">
        <TextButton icon={<QrCode size={16} aria-hidden />} disabled={isBusy} onClick={make}>
          {shown ? 'Make a new code' : 'Show a one-time code'}
        </TextButton>
        {others > 0 && (
          <TextButton icon={<Unplug size={16} aria-hidden />} kind="quiet" disabled={isBusy} onClick={end}>
            {`Sign out everywhere else (${others})`}
          </TextButton>
        )}
      </div>
      <Failure words={failure} />
    </Section>
  )
}
