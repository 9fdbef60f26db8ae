'use client'
/** Makes a page of rendered texts interactive: copying, highlighted code, scrollable boxes, marks that link. */
import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { CodeBlock } from '@/components/markdown/code/code-block'
import { watchCopies } from '@/components/markdown/copy/copy-selection'
import { goToMark } from '@/components/markdown/source-marks'
import { type RenderedCode, takeCode, watchCode } from './rendered-code'
import { watchBoxes } from './watch-boxes'

/** Mounts code components in place of the page's code; everything else stays as it is. */
export function LivePage() {
  const [codes, setCodes] = useState<readonly RenderedCode[]>([])
  useEffect(watchCopies, [])
  useEffect(() => watchBoxes(document), [])
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const mark = (event.target as Element).closest<HTMLAnchorElement>('.shared-chat .markdown .source-marks a')
      if (mark) goToMark(event, mark)
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [])
  useEffect(
    () =>
      watchCode(document, (places) => {
        const taken = places.map(takeCode)
        // Synchronously, so that the place is never painted empty.
        flushSync(() => setCodes((before) => [...before, ...taken]))
      }),
    [],
  )
  return codes.map(({ id, place, code, language }) =>
    createPortal(<CodeBlock code={code} language={language} />, place, id),
  )
}
