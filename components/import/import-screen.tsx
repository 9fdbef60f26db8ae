'use client'
/** Imports files of conversations, and reports the outcome of each. */
import { FileUp, Loader, Square } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { TextButton } from '@/components/ui/text-button'
import { ClientError } from '@/lib/client/api/client-error'
import { importConversations } from '@/lib/client/import/import-chats'
import { readConversations, UnreadableFile } from '@/lib/client/import/read-archive'
import type { ImportResult } from '@/lib/shared/api/import'
import { ImportReport } from './import-report'
import type { ImportRun } from './import-run'

const START: ImportRun = { state: 'reading', total: 0, results: [], failures: [] }

/** The drop zone with its button, the progress, the report. */
export function ImportScreen() {
  const [run, setRun] = useState<ImportRun>()
  const [isOver, setIsOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const cancel = useRef<AbortController>(undefined)
  const isBusy = run?.state === 'reading' || run?.state === 'sending'

  async function take(files: readonly File[]) {
    if (files.length === 0 || isBusy) return
    const controller = new AbortController()
    cancel.current = controller
    setRun(START)
    for (const file of files) await takeFile(file, controller.signal)
    setRun((now) => now && { ...now, state: controller.signal.aborted ? 'cancelled' : 'done' })
  }

  async function takeFile(file: File, signal: AbortSignal) {
    const fail = (failure: string) => setRun((now) => now && { ...now, failures: [...now.failures, failure] })
    try {
      signal.throwIfAborted()
      const conversations = await readConversations(file, signal, undefined, fail)
      setRun((now) => now && { ...now, state: 'sending', total: now.total + conversations.length })
      const add = (results: ImportResult[]) => setRun((now) => now && { ...now, results: [...now.results, ...results] })
      await importConversations(conversations, add, signal)
    } catch (error) {
      if (signal.aborted) return
      const isKnown = error instanceof ClientError || error instanceof UnreadableFile
      fail(isKnown ? error.message : `${file.name} could not be read.`)
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setIsOver(false)
    void take([...event.dataTransfer.files])
  }

  return (
    <div className="flex flex-col gap-6">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for pointers; the button is for everybody */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={`flex flex-col items-center gap-3 rounded-2xl border border-dashed px-6 py-10 text-center transition-colors ${isOver ? 'border-accent bg-tint' : 'border-line bg-raised'}`}
      >
        <FileUp size={24} aria-hidden className="text-quiet" />
        <p className="text-pretty text-small">Drop files here: .zip archives as downloaded, or .json files.</p>
        {isBusy ? (
          <TextButton icon={<Square size={14} aria-hidden />} onClick={() => cancel.current?.abort()}>
            Cancel
          </TextButton>
        ) : (
          <TextButton icon={<FileUp size={16} aria-hidden />} onClick={() => picker.current?.click()}>
            Choose files
          </TextButton>
        )}
        <input
          ref={picker}
          type="file"
          multiple
          accept=".json,.zip,application/json,application/zip"
          aria-label="Files to import"
          tabIndex={-1}
          className="sr-only"
          onChange={({ target }) => {
            void take([...(target.files ?? [])])
            // Lets the same file be chosen again.
            target.value = ''
          }}
        />
      </div>
      <div role="status" aria-label="Import" className="flex flex-col gap-3">
        {isBusy && run && (
          <p className="tabular flex items-center gap-2 text-quiet text-small">
            <Loader size={16} aria-hidden className="motion-safe:animate-spin" />
            <span>
              {run.state === 'reading' ? 'Reading the file…' : `${run.results.length} of ${run.total} conversations`}
            </span>
          </p>
        )}
        {run && !isBusy && <ImportReport run={run} />}
      </div>
    </div>
  )
}
