/** For pages that show answers from their first render: what answers are made of is loaded with the page. */
import type { ReactNode } from 'react'
import * as answerParts from './message/answer-parts'
import { AnswerPartsProvider } from './message/lazy-parts'

/** Answers within it need not fetch the module `answer-parts`. */
export function WithAnswerParts({ children }: { children: ReactNode }) {
  return <AnswerPartsProvider value={answerParts}>{children}</AnswerPartsProvider>
}
