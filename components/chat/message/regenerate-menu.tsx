/** Regenerates with another model, or with more thinking. */
import { ChevronDown } from 'lucide-react'
import { EFFORT_WORDS } from '@/components/chat/composer/effort-words'
import { IconButton } from '@/components/ui/icon-button'
import { MENU_ITEM, Menu } from '@/components/ui/menu'
import { currentModels, useModels } from '@/lib/client/api/use-models'
import type { ModelChoice } from '@/lib/client/preferences/model-choice'

/** A small menu beside Regenerate. */
export function RegenerateMenu({ onRegenerate }: { onRegenerate(choice: ModelChoice): void }) {
  const models = useModels()
  return (
    <Menu
      label="Models and effort"
      opener={(props) => (
        <IconButton label="Answer with another model" {...props} className="-ml-1.5 w-5 pointer-coarse:w-8">
          <ChevronDown size={14} aria-hidden />
        </IconButton>
      )}
    >
      {(close) => {
        const choose = (choice: ModelChoice) => () => {
          close()
          onRegenerate(choice)
        }
        return (
          <>
            {currentModels(models).map(({ id: model, name, summary }) => (
              <button key={model} type="button" role="menuitem" className={MENU_ITEM} onClick={choose({ model })}>
                <span>{name}</span>
                <span className="text-figures text-quiet">{summary}</span>
              </button>
            ))}
            <hr className="my-1.5 border-line" />
            {EFFORT_WORDS.map(({ effort, words }) => (
              <button key={effort} type="button" role="menuitem" className={MENU_ITEM} onClick={choose({ effort })}>
                {words}
              </button>
            ))}
          </>
        )
      }}
    </Menu>
  )
}
