/** Chooses the question, from a preset or one's own, and the pace of the simulator. */
import { PRESETS, type Preset, paceWords } from '@/lib/client/stage/presets'

interface QuestionFormProps {
  preset: Preset
  question: string
  pace: number
  /** Whether the simulator answers: a model's pace cannot be chosen. */
  isDemo: boolean
  onPreset(name: string): void
  onQuestion(question: string): void
  onPace(pace: number): void
  onStart(): void
}

const OWN = 'own'
const MAX_QUESTION = 4_000
const FIELD =
  'h-9 min-w-0 rounded-lg border border-line bg-raised px-2.5 text-small pointer-coarse:h-11 focus-visible:outline-offset-0'

/** Enter in the text box starts. */
export function QuestionForm(props: QuestionFormProps) {
  const { preset, question, pace, isDemo, onPreset, onQuestion, onPace, onStart } = props
  return (
    <form
      className="flex flex-wrap gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        onStart()
      }}
    >
      <select
        aria-label="Preset"
        value={question === preset.question ? preset.name : OWN}
        onChange={({ target }) => target.value !== OWN && onPreset(target.value)}
        className={`${FIELD} stage-preset`}
      >
        {PRESETS.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
        <option value={OWN} disabled={question === preset.question}>
          A question of your own
        </option>
      </select>
      <input
        type="text"
        aria-label="Question"
        placeholder="Ask anything"
        value={question}
        maxLength={MAX_QUESTION}
        autoComplete="off"
        enterKeyHint="go"
        onChange={({ target }) => onQuestion(target.value)}
        className={`stage-field ${FIELD} flex-1`}
      />
      {isDemo && (
        <select
          aria-label="Pace"
          value={pace}
          onChange={({ target }) => onPace(Number(target.value))}
          className={`${FIELD} tabular`}
        >
          {[...new Set([...preset.paces, pace])]
            .sort((a, b) => a - b)
            .map((each) => (
              <option key={each} value={each}>
                {question === preset.question ? paceWords(preset, each) : `${each} tokens/s`}
              </option>
            ))}
        </select>
      )}
    </form>
  )
}
