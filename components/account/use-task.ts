/** Runs one task at a time, with its progress and its failure. */
import { useState } from 'react'
import { ClientError } from '@/lib/client/api/client-error'

/** A task and its state. */
export interface Task {
  isBusy: boolean
  failure: string | undefined
  run(work: () => Promise<void>): Promise<void>
}

/** Keeps a failure until the next attempt. */
export function useTask(): Task {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  return {
    isBusy,
    failure,
    async run(work) {
      setIsBusy(true)
      setFailure(undefined)
      try {
        await work()
      } catch (error) {
        setFailure(error instanceof ClientError ? error.message : 'Something went wrong in this page. Try again.')
      }
      setIsBusy(false)
    },
  }
}
