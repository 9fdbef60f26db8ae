/** The timeline as files. */
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { MENU_ITEM, Menu } from '@/components/ui/menu'
import { TextButton } from '@/components/ui/text-button'
import type { InspectionState } from '@/lib/client/inspector/inspection'
import { sseText } from '@/lib/client/inspector/sse-text'
import { saveFile } from '@/lib/client/storage/save-file'
import type { InspectedAnswer } from '@/lib/shared/api/inspected-answer'
import { type TimelineFile, toFixture } from '@/lib/stream/recording-file'

interface DownloadMenuProps {
  answer: InspectedAnswer
  model: string | null
  state: InspectionState
}

/** More calls than a menu can list are saved together. */
const MAX_CALLS = 12

const FIXTURE_WORDS = (
  <>
    A recording that the simulator plays again:{' '}
    <span className="whitespace-nowrap">npm run stream -- --replay &lt;file&gt;</span>
  </>
)

/** A button and the kinds of files; each holds what has arrived so far. */
export function DownloadMenu({ answer, model, state }: DownloadMenuProps) {
  const { answerId, question, simulated } = answer
  const { entries } = state
  const name = (ending: string) => `answer-${answerId}.${ending}`
  const timeline = (): TimelineFile => ({
    format: 'firstword-timeline',
    version: 1,
    question,
    model,
    simulated,
    entries,
  })
  const calls = () => entries.filter((entry) => entry.kind === 'call').slice(0, MAX_CALLS)
  return (
    <Menu
      label="Download"
      className="w-72"
      opener={(props) => (
        <TextButton {...props} icon={<Download size={16} aria-hidden />} disabled={state.count === 0}>
          Download
        </TextButton>
      )}
    >
      {(close) => {
        const item = (title: string, words: ReactNode, save: () => void) => (
          <button
            key={title}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={MENU_ITEM}
            onClick={() => {
              close()
              save()
            }}
          >
            <span>{title}</span>
            <span className="text-quiet">{words}</span>
          </button>
        )
        const sse = (file: string, call?: number) => () => saveText(name(file), 'text/plain', sseText(entries, call))
        const all = calls()
        const single = all.length > 1 ? all : []
        return [
          item('SSE text', 'The API’s events as they came over its wire', sse('sse.txt')),
          ...single.map(({ call }) =>
            item(`SSE text of call ${call}`, 'The events of this call alone', sse(`call-${call}.sse.txt`, call)),
          ),
          item('JSON', 'The whole timeline, with the requests and what this site sent', () =>
            saveText(name('timeline.json'), 'application/json', JSON.stringify(timeline())),
          ),
          item('Fixture', FIXTURE_WORDS, () =>
            saveText(name('fixture.json'), 'application/json', JSON.stringify(toFixture(entries))),
          ),
        ]
      }}
    </Menu>
  )
}

function saveText(name: string, type: string, text: string) {
  saveFile(new Blob([text], { type }), name)
}
