/** Saves a run: as a file that replays it, or as its measurements. */
import { Download } from 'lucide-react'
import { MENU_ITEM, Menu } from '@/components/ui/menu'
import { TextButton } from '@/components/ui/text-button'
import type { StageRun } from '@/lib/client/stage/stage-run'
import { saveFile } from '@/lib/client/storage/save-file'

interface ExportButtonProps {
  run: StageRun | undefined
  /** Called with words for people when a file could not be made. */
  onProblem(problem: string): void
}

interface FileKind {
  title: string
  words: string
  name: string
  make(run: StageRun): Promise<Blob>
}

/** The code that makes a file is loaded when it is needed. */
const FILES: readonly FileKind[] = [
  {
    title: 'HTML file',
    words: 'Replays this comparison anywhere, without a network',
    name: 'firstword-stage.html',
    make: async (run) => (await import('@/components/stage/export/replay-file')).replayFile(run),
  },
  {
    title: 'CSV',
    words: 'The measurements, for a spreadsheet',
    name: 'firstword-stage.csv',
    async make(run) {
      const { measurementsCsv } = await import('@/lib/client/stage/measurements-csv')
      return new Blob([measurementsCsv(run)], { type: 'text/csv;charset=utf-8' })
    },
  },
]

/** The menu; it opens once the answer has ended. */
export function ExportButton({ run, onProblem }: ExportButtonProps) {
  async function save({ make, name }: FileKind, ended: StageRun) {
    try {
      saveFile(await make(ended), name)
    } catch {
      // Most likely the connection was lost before the code was loaded.
      onProblem('The file could not be made. Check the connection, then try again.')
    }
  }
  return (
    <Menu
      label="Export"
      opener={(props) => (
        <TextButton
          kind="quiet"
          icon={<Download size={14} aria-hidden />}
          disabled={!run?.hasEnded || run.moments.length === 0}
          {...props}
        >
          Export
        </TextButton>
      )}
    >
      {(close) =>
        FILES.map((file) => (
          <button
            key={file.title}
            type="button"
            role="menuitem"
            aria-label={file.title}
            aria-description={file.words}
            className={MENU_ITEM}
            onClick={() => {
              close()
              if (run) void save(file, run)
            }}
          >
            <span>{file.title}</span>
            <span className="text-pretty text-quiet">{file.words}</span>
          </button>
        ))
      }
    </Menu>
  )
}
