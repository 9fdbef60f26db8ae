'use client'
/** When somebody signs out in another tab, this one forgets its chats as well. */
import { useEffect } from 'react'
import { forgetStored, onForgotten } from '@/lib/client/storage/forget'

/** Renders nothing. */
export function SignOutWatch() {
  useEffect(
    () =>
      onForgotten(() => {
        forgetStored()
        location.replace('/')
      }),
    [],
  )
  return null
}
