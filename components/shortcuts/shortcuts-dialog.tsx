/** Lists all shortcuts. */
import { X } from 'lucide-react'
import { useShell } from '@/components/sidebar/shell-state'
import { IconButton } from '@/components/ui/icon-button'
import { KeyCap } from '@/components/ui/key-cap'
import { ModalDialog } from '@/components/ui/modal-dialog'
import { SHORTCUTS } from './shortcuts'

/** The dialog; rendered only while open, so only in a browser. */
export function ShortcutsDialog() {
  const { closeDialog } = useShell()
  const isApple = /mac|iphone|ipad/i.test(navigator.platform)
  const shown = (key: string) => (key === 'Mod' ? (isApple ? '⌘' : 'Ctrl') : key)
  return (
    <ModalDialog
      label="Keyboard shortcuts"
      onClose={closeDialog}
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-2xl border border-line bg-raised p-5 shadow-float"
    >
      <div className="-mt-1 -mr-2 flex items-center justify-between pb-2">
        <h2 className="font-medium">Keyboard shortcuts</h2>
        <IconButton label="Close" onClick={closeDialog}>
          <X size={18} aria-hidden />
        </IconButton>
      </div>
      <dl className="text-small">
        {SHORTCUTS.map(({ words, keys }) => (
          <div key={words} className="flex min-h-10 items-center justify-between gap-4 border-line border-t py-1.5">
            <dt className="text-pretty">{words}</dt>
            <dd className="flex shrink-0 items-center gap-2 text-figures text-quiet">
              {keys.map((combination, at) => (
                <span key={combination.join()} className="flex items-center gap-1">
                  {at > 0 && <span className="pr-1">or</span>}
                  {combination.map((key) => (
                    <KeyCap key={key}>{shown(key)}</KeyCap>
                  ))}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-pretty border-line border-t pt-3 text-quiet text-small">
        On a keyboard without Latin letters, press the keys in the same places.
      </p>
    </ModalDialog>
  )
}
