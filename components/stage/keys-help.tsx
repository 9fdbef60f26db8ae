/** Lists the keys of the stage. */
import { Dialog } from '@/components/ui/dialog'
import { STAGE_KEYS } from './stage-keys'

/** The dialog; open while mounted. */
export function KeysHelp({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className="text-small">
        {STAGE_KEYS.map(({ shown, words }) => (
          <div key={shown} className="flex min-h-10 items-center justify-between gap-4 border-line border-t py-1.5">
            <dt>{words}</dt>
            <dd>
              <kbd className="min-w-6 rounded-md border border-line bg-paper px-1.5 py-0.5 text-center font-sans">
                {shown}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
