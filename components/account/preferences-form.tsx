'use client'
/** A person's settings for all of their chats; each field is saved as soon as it is changed. */
import { type ReactNode, useId, useState } from 'react'
import { TextButton } from '@/components/ui/text-button'
import { useTheme } from '@/components/ui/use-theme'
import { savePreferences } from '@/lib/client/api/account'
import { chooseTheme, keepSendKey, type SendKey, type Theme } from '@/lib/client/preferences/device-settings'
import { HOLD_CHOICES } from '@/lib/client/preferences/hold-choices'
import { MAX_INSTRUCTIONS, type Preferences, type PreferencesChange } from '@/lib/shared/api/preferences'
import type { HoldPolicy } from '@/lib/shared/hold'
import type { Effort } from '@/lib/shared/models'
import { modelOptions, type Offer, type Options } from './model-options'
import { Failure, Section } from './section'
import { useTask } from './use-task'

/** The preferences part of the account page. */
export function PreferencesForm({ preferences, offer }: { preferences: Preferences; offer: Offer }) {
  const { failure, run, isBusy } = useTask()
  const [saved, setSaved] = useState(preferences)
  const [isKept, setIsKept] = useState(false)
  const [instructions, setInstructions] = useState(preferences.customInstructions ?? '')
  const theme = useTheme()

  const save = (change: PreferencesChange) =>
    run(async () => {
      setIsKept(false)
      setSaved(await savePreferences(change))
      setIsKept(true)
    })
  const { options, note, takesEffort } = modelOptions(offer, saved.model)
  const isChanged = instructions.trim() !== (saved.customInstructions ?? '')
  return (
    <Section title="Preferences" lead="They apply to all of your chats, from the next question on.">
      <div className="flex flex-col gap-4 text-small">
        <Field label="Instructions for every answer">
          {(id) => (
            <textarea
              id={id}
              value={instructions}
              maxLength={MAX_INSTRUCTIONS}
              autoComplete="off"
              rows={4}
              placeholder="For example: I am a nurse. Answer briefly, and say how sure you are."
              onChange={({ target }) => setInstructions(target.value)}
              className="field-sizing-content max-h-80 min-h-24 w-full resize-y rounded-lg border border-line bg-raised px-3 py-2 text-reading leading-6 placeholder:text-quiet"
            />
          )}
        </Field>
        {isChanged && (
          <TextButton
            icon={null}
            className="self-start"
            disabled={isBusy}
            onClick={() => save({ customInstructions: instructions.trim() || null })}
          >
            Save the instructions
          </TextButton>
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <Choice
            label="Model"
            value={saved.model ?? ''}
            options={options}
            note={note}
            onChoose={(model) => save({ model: model || null })}
          />
          <Choice
            label="Thinking before an answer"
            value={takesEffort && saved.effort !== 'low' ? (saved.effort ?? '') : ''}
            options={takesEffort ? EFFORTS : NO_EFFORT}
            onChoose={(effort) => save({ effort: effort === '' ? null : (effort as Effort) })}
          />
          <Choice label="Theme" value={theme} options={THEMES} onChoose={(chosen) => chooseTheme(chosen as Theme)} />
          <Choice
            label="Sending a question"
            value={saved.sendKey ?? 'enter'}
            options={SEND_KEYS}
            onChoose={(sendKey) => {
              keepSendKey(sendKey as SendKey)
              save({ sendKey: sendKey as SendKey })
            }}
          />
          <Choice
            label="Show answers"
            value={saved.holdPolicy ?? 'stream'}
            options={HOLD_CHOICES}
            hint="Sensitive subjects are medicine, law and money. This site’s own rule may be stricter."
            onChoose={(policy) => save({ holdPolicy: policy === 'stream' ? null : (policy as HoldPolicy) })}
          />
        </div>
        <p role="status" className="min-h-5 text-quiet">
          {isKept && 'Saved.'}
        </p>
        <Failure words={failure} />
      </div>
    </Section>
  )
}

/** Models think a little unless somebody chooses more. */
const EFFORTS: Options = [
  ['', 'Little: the first word comes sooner'],
  ['medium', 'More'],
  ['high', 'Much'],
]
const NO_EFFORT: Options = [['', 'None: this model answers at once']]
const THEMES: Options = [
  ['system', 'Same as the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]
const SEND_KEYS: Options = [
  ['enter', 'Enter sends, Shift+Enter adds a line'],
  ['modifier-enter', 'Ctrl or ⌘ with Enter sends, Enter adds a line'],
]

function Field({ label, children }: { label: string; children(id: string): ReactNode }) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children(id)}
    </div>
  )
}

interface ChoiceProps {
  label: string
  value: string
  options: Options
  /** A note about the value. */
  note?: string | undefined
  /** An explanation of the choice. */
  hint?: string
  onChoose(value: string): void
}

function Choice({ label, value, options, note, hint, onChoose }: ChoiceProps) {
  const noteId = useId()
  return (
    <Field label={label}>
      {(id) => (
        <>
          <select
            id={id}
            value={value}
            aria-describedby={(note ?? hint) === undefined ? undefined : noteId}
            onChange={({ target }) => onChoose(target.value)}
            className="min-h-9 w-full min-w-0 rounded-lg border border-line bg-raised px-2 pointer-coarse:min-h-11 pointer-coarse:text-base"
          >
            {options.map(([option, words]) => (
              <option key={option} value={option}>
                {words}
              </option>
            ))}
          </select>
          {(note ?? hint) !== undefined && (
            <p id={noteId} className={`text-pretty ${note === undefined ? 'text-quiet' : 'text-warn'}`}>
              {note ?? hint}
            </p>
          )}
        </>
      )}
    </Field>
  )
}
