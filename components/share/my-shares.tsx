'use client'
/** All of the visitor's links. */
import { useEffect, useState } from 'react'
import { ClientError } from '@/lib/client/api/client-error'
import { listShares } from '@/lib/client/api/shares'
import type { ShareEntry } from '@/lib/shared/api/share'
import { ShareList } from './share-list'

/** The list, once loaded. Rendered only in the browser, as dates are in its time zone. */
export function MyShares() {
  const [shares, setShares] = useState<ShareEntry[]>()
  const [failure, setFailure] = useState<string>()
  useEffect(() => {
    listShares().then(setShares, (error: unknown) =>
      setFailure(error instanceof ClientError ? error.message : 'The links could not be read. Load the page again.'),
    )
  }, [])
  if (failure !== undefined) {
    return (
      <p role="alert" className="text-small text-stop">
        {failure}
      </p>
    )
  }
  if (!shares) return <p className="text-quiet text-small">Reading your links…</p>
  if (shares.length === 0) {
    return (
      <p className="text-pretty text-quiet text-small">
        You have not shared anything. Open a chat and choose Share to make a link to it.
      </p>
    )
  }
  return <ShareList shares={shares} withTitles />
}
