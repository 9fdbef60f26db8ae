/** Renders costly parts of the page in a task of their own, after the rest of the page has changed. */
import { useEffect, useRef, useState } from 'react'

/** The value, one task later. When values follow each other quickly some are skipped, but never the last. */
export function useOwnTask<T>(value: T): T {
  const [shown, setShown] = useState(value)
  const newest = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    newest.current = value
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      setShown(newest.current)
    })
  }, [value])
  useEffect(() => {
    return () => {
      clearTimeout(timer.current)
      timer.current = undefined
    }
  }, [])
  return shown
}
