/** Chooses which model answers in this browser, and how much it thinks. */
import { Check, ChevronDown } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { MENU_ITEM, Menu } from '@/components/ui/menu'
import { currentModels, modelOf, useModels } from '@/lib/client/api/use-models'
import { chooseModel, type ModelChoice, useModelChoice } from '@/lib/client/preferences/model-choice'
import { EFFORT_WORDS } from './effort-words'

/** The picker of the header. */
export function ModelPicker() {
  const list = useModels()
  const choice = useModelChoice()
  const { models, defaultModel } = list
  const picked = modelOf(list, choice.model)
  useEffect(() => {
    // A model that is gone is no longer picked: asking for it would fail.
    if (defaultModel !== undefined && choice.model !== undefined && !modelOf({ models, defaultModel }, choice.model)) {
      chooseModel({ ...(choice.effort && { effort: choice.effort }) })
    }
  }, [models, defaultModel, choice])
  const standard = modelOf(list, defaultModel)
  const shown = picked ?? standard
  const effort = EFFORT_WORDS.find((option) => option.effort === choice.effort)
  const name = shortName(shown?.name ?? 'Model')
  return (
    <Menu
      label="Model"
      className="w-72"
      opener={(props) => (
        <button
          type="button"
          {...props}
          aria-label={`Model: ${shown?.name ?? 'chosen by this site'}${effort ? `, ${effort.words.toLowerCase()}` : ''}`}
          className="inline-flex min-h-8 min-w-0 items-center gap-1 rounded-md px-2 text-quiet text-small transition-colors hover:bg-tint hover:text-ink pointer-coarse:min-h-11"
        >
          <span className="truncate">{name}</span>
          <ChevronDown size={14} aria-hidden className="shrink-0" />
        </button>
      )}
    >
      {(close) => {
        const pick = (next: ModelChoice) => () => {
          close()
          chooseModel(next)
        }
        const effortOnly = choice.effort && { effort: choice.effort }
        return (
          <>
            <Item isChosen={!picked} onPick={pick({ ...effortOnly })} summary="Your preference, or this site’s choice">
              {standard ? `Default (${shortName(standard.name)})` : 'Default'}
            </Item>
            {currentModels(list).map(({ id: model, name: full, summary, retiresAt }) => (
              <Item
                key={model}
                isChosen={picked?.id === model}
                onPick={pick({ model, ...effortOnly })}
                summary={retiresAt ? `${summary} · retires ${retiresAt.slice(0, 10)}` : summary}
              >
                {full}
              </Item>
            ))}
            {shown?.takesEffort !== false && (
              <>
                <hr className="my-1.5 border-line" />
                {EFFORT_WORDS.map(({ effort: option, words }) => (
                  <Item
                    key={option}
                    isChosen={(choice.effort ?? 'low') === option}
                    onPick={pick({ ...(choice.model && { model: choice.model }), effort: option })}
                  >
                    {words}
                  </Item>
                ))}
              </>
            )}
          </>
        )
      }}
    </Menu>
  )
}

const shortName = (name: string) => name.replace(/^Claude /, '')

interface ItemProps {
  isChosen: boolean
  onPick(): void
  summary?: string
  children: ReactNode
}

function Item({ isChosen, onPick, summary, children }: ItemProps) {
  return (
    <button type="button" role="menuitemradio" aria-checked={isChosen} className={`${MENU_ITEM} pr-9`} onClick={onPick}>
      <span className="relative w-full">
        <span>{children}</span>
        {isChosen && <Check size={16} aria-hidden className="-right-6 absolute inset-y-0 my-auto" />}
      </span>
      {summary && <span className="text-figures text-quiet">{summary}</span>}
    </button>
  )
}
