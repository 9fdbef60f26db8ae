/** Lists the keys of the stage. */
import { Dialog } from '@/components/ui/dialog'
import { KeyCap } from '@/components/ui/key-cap'
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
              <KeyCap>{shown}</KeyCap>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
