/** Notes above the panes: which question they answer, and that an answer is wrong on purpose. */
import { TriangleAlert } from 'lucide-react'
import { Notice } from '@/components/ui/notice'
import { WRONG_ON_PURPOSE } from '@/lib/client/stage/reversal-times'

interface AboveThePanesProps {
  /** The question that the panes answer; undefined if the text box has the same one. */
  question: string | undefined
  presetTitle: string | undefined
  isWrong: boolean
}

/** Usually nothing. */
export function AboveThePanes({ question, presetTitle, isWrong }: AboveThePanesProps) {
  return (
    <>
      {question !== undefined && (
        <p role="status" className="text-pretty text-small [overflow-wrap:anywhere]">
          <span className="text-quiet">The panes still answer: </span>
          <span lang="">{`“${question}”`}</span>
          {presetTitle !== undefined && <span className="text-quiet">{` (${presetTitle})`}</span>}
          <span className="text-quiet">. Press Enter in the text box to ask the new question.</span>
        </p>
      )}
      {isWrong && (
        <Notice icon={<TriangleAlert size={16} />} tone="warn">
          <p>{WRONG_ON_PURPOSE}</p>
        </Notice>
      )}
    </>
  )
}
