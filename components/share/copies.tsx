'use client'
/** Makes copies of a page's text right where nothing else of the Markdown renderer runs in the browser. */
import { useEffect } from 'react'
import { watchCopies } from '@/components/markdown/copy-selection'

/** Draws nothing. */
export function Copies() {
  useEffect(watchCopies, [])
  return null
}
