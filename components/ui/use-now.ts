/** A clock for counting seconds. */
import { useEffect, useState } from 'react'

const TICK_MS = 250

/** Reads performance.now(), four times a second while it ticks. */
export function useNow(isTicking: boolean): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    if (!isTicking) return
    setNow(performance.now())
    const timer = setInterval(() => setNow(performance.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [isTicking])
  return now
}
