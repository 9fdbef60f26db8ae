/** The title of the tab while a document is shown. */
import { useEffect } from 'react'

const NAME = 'Firstword'
/** Of the form, as its page says. */
const FORM = `Write · ${NAME}`

/** Names the document, as the tab of a chat names that; undefined leaves it to another component. */
export function useTabTitle(words: string | undefined): void {
  useEffect(() => {
    if (words !== undefined) document.title = `${words} – ${NAME}`
  }, [words])
  useEffect(
    () => () => {
      document.title = FORM
    },
    [],
  )
}
