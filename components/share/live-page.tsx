'use client'
/** Gives a page of rendered texts its life: copies, code with colours and a button, boxes that scroll, marks that lead. */
import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { CodeBlock } from '@/components/markdown/code/code-block'
import { watchCopies } from '@/components/markdown/copy/copy-selection'
import { goToMark } from '@/components/markdown/source-marks'
import { type RenderedCode, takeCode, watchCode } from './rendered-code'
import { watchBoxes } from './watch-boxes'

/** Renders the code of the page again, each piece in its place; everything else stays as it is. */
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
        // The place is empty for no frame.
        flushSync(() => setCodes((before) => [...before, ...taken]))
      }),
    [],
  )
  return codes.map(({ id, place, code, language }) =>
    createPortal(<CodeBlock code={code} language={language} />, place, id),
  )
}
