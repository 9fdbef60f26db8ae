/** One thing at a time that a person asked for: whether it is under way, and what went wrong. */
import { useState } from 'react'
import { ClientError } from '@/lib/client/api/client-error'

/** A task and how it is going. */
export interface Task {
  isBusy: boolean
  failure: string | undefined
  run(work: () => Promise<void>): Promise<void>
}

/** Keeps a failure until the next try. */
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
