/** What kind of document, for whom, how, by which model, and for how much at most. */
import { currentModels, useModels } from '@/lib/client/api/use-models'
import { AUDIENCES, type DocumentWishes, LENGTHS, TEMPLATES, type Template, TONES } from '@/lib/shared/write/document'
import { TEMPLATE_NAMES } from '@/lib/shared/write/template-names'
import { AREA, FIELD, LABEL } from './field-look'

/** What the fields hold. */
export interface Wishes extends DocumentWishes {
  instructions: string
  /** Empty for the site's choice. */
  model: string
  /** US dollars, as typed. */
  cap: string
}

/** As the form opens. */
export const FIRST_WISHES: Wishes = {
  template: 'api-reference',
  audience: 'developers',
  tone: 'plain',
  length: 'medium',
  instructions: '',
  model: '',
  cap: '',
}

const TEMPLATE_WORDS: Readonly<Record<Template, string>> = {
  'api-reference': 'Every exported name, with its signature',
  readme: 'What it is, how to start, a first example',
  tutorial: 'One task from the beginning to a result',
  architecture: 'The parts, and how they work together',
  changelog: 'What was added, changed, fixed and removed',
  runbook: 'How to deploy, check, watch and repair it',
}

/** Longer ones are refused by the server. */
const MAX_INSTRUCTIONS = 8_000

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** The fields. */
export function WishesFields({ wishes, onChange }: { wishes: Wishes; onChange(change: Partial<Wishes>): void }) {
  const list = useModels()
  return (
    <>
      <fieldset>
        <legend className="mb-1 text-quiet text-small">Template</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {TEMPLATES.map((template) => (
            <label
              key={template}
              className="write-choice flex min-h-11 cursor-pointer gap-2.5 rounded-xl border border-line px-3 py-2 text-small transition-colors hover:bg-tint"
            >
              <input
                type="radio"
                name="template"
                value={template}
                checked={wishes.template === template}
                onChange={() => onChange({ template })}
                aria-label={TEMPLATE_NAMES[template]}
                aria-description={TEMPLATE_WORDS[template]}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span className="flex min-w-0 flex-col">
                <span>{TEMPLATE_NAMES[template]}</span>
                <span className="text-pretty text-figures text-quiet">{TEMPLATE_WORDS[template]}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="write-thirds">
        <WishSelect
          label="Audience"
          value={wishes.audience}
          values={AUDIENCES}
          onChange={(audience) => onChange({ audience })}
        />
        <WishSelect label="Tone" value={wishes.tone} values={TONES} onChange={(tone) => onChange({ tone })} />
        <WishSelect label="Length" value={wishes.length} values={LENGTHS} onChange={(length) => onChange({ length })} />
      </div>
      <label className={LABEL}>
        <span>Instructions, if you have any</span>
        <textarea
          value={wishes.instructions}
          rows={3}
          maxLength={MAX_INSTRUCTIONS}
          lang=""
          placeholder="What to stress, what to leave out"
          onChange={({ target }) => onChange({ instructions: target.value })}
          className={`${AREA} text-ink`}
        />
      </label>
      <div className="grid gap-3 sm:grid-cols-2">
        <label className={LABEL}>
          <span>Model</span>
          <select
            value={wishes.model}
            onChange={({ target }) => onChange({ model: target.value })}
            className={`${FIELD} text-ink`}
          >
            <option value="">Chosen by this site</option>
            {currentModels(list).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className={LABEL}>
          <span>Spending cap in US dollars</span>
          <input
            type="text"
            inputMode="decimal"
            value={wishes.cap}
            placeholder="None"
            autoComplete="off"
            onChange={({ target }) => onChange({ cap: target.value.slice(0, 12) })}
            className={`${FIELD} tabular text-ink`}
          />
        </label>
      </div>
    </>
  )
}

interface WishSelectProps<Value extends string> {
  label: string
  value: Value
  values: readonly Value[]
  onChange(value: Value): void
}

function WishSelect<Value extends string>({ label, value, values, onChange }: WishSelectProps<Value>) {
  return (
    <label className={LABEL}>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => onChange(target.value as Value)} className={`${FIELD} text-ink`}>
        {values.map((each) => (
          <option key={each} value={each}>
            {capital(each)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The cap as a number; undefined for none, null for what is no amount. */
export function capOf({ cap }: Pick<Wishes, 'cap'>): number | undefined | null {
  const text = cap.trim().replace(/^\$/, '').replace(',', '.')
  if (text === '') return undefined
  const amount = /^\d{0,6}(?:\.\d{0,4})?$/.test(text) ? Number(text) : Number.NaN
  return amount > 0 && amount <= 10_000 ? amount : null
}
