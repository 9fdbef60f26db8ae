/** A one-time code, to be scanned or opened by its link while it is valid. */
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { TextButton } from '@/components/ui/text-button'

/** A code and how long it is valid. */
export interface ShownCode {
  link: string
  /** The QR code of the link. */
  svg: string
  seconds: number
}

const ON_THIS_MACHINE = /^(localhost|127\.|\[::1\])/

/** Counts down, and calls back when the code has expired. */
export function ShownDeviceCode({ code, onExpire }: { code: ShownCode; onExpire(): void }) {
  const { link, svg, seconds } = code
  const [left, setLeft] = useState(seconds)
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    const end = performance.now() + seconds * 1000
    const timer = setInterval(() => {
      const rest = Math.ceil((end - performance.now()) / 1000)
      setLeft(rest)
      if (rest <= 0) onExpire()
    }, 1000)
    return () => clearInterval(timer)
  }, [seconds, onExpire])
  return (
    <div className="flex flex-wrap items-center gap-5 rounded-xl border border-line bg-raised p-4">
      {/* biome-ignore lint/performance/noImgElement: it is generated here, there is nothing to optimise */}
      <img
        src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        alt="The one-time code as a QR code"
        width={176}
        height={176}
        className="rounded-lg bg-white p-1"
      />
      <div className="flex min-w-0 flex-1 basis-52 flex-col items-start gap-2 text-small">
        <p className="text-pretty">
          <span>Whoever opens this code gets all of your chats. It works once, for </span>
          <span className="tabular">{left}</span>
          <span> more seconds.</span>
        </p>
        <a href={link} className="max-w-full truncate text-accent underline underline-offset-4">
          The link for this code
        </a>
        {navigator.clipboard && (
          <TextButton
            icon={isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
            kind="quiet"
            className="-ml-3"
            onClick={() => navigator.clipboard.writeText(link).then(() => setIsCopied(true))}
          >
            {isCopied ? 'Copied' : 'Copy the link'}
          </TextButton>
        )}
        {ON_THIS_MACHINE.test(location.hostname) && (
          <p className="text-pretty text-warn">
            This page’s address works on this machine only. Open it by an address that your other device can reach, and
            make the code there.
          </p>
        )}
      </div>
    </div>
  )
}
