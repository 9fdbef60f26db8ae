/** The files in a chat's text box: checked, uploaded, kept across a reload. No React. */

import { infoOf } from '@/lib/client/api/client-error'
import type { DraftOwner } from '@/lib/client/drafts/drafts'
import { FILE_LIMITS, type FileTokens, kindOf, type StoredFile, TOO_MANY_FILES } from '@/lib/shared/files/files'
import { newId } from '@/lib/shared/ids'
import { examineFile } from './examine-file'
import { readAttachments, writeAttachments } from './stored-attachments'
import { countFileTokens, discardFile, uploadFile } from './upload-file'

/** A file in the box. */
export interface Attachment {
  key: string
  name: string
  mediaType: string
  sizeBytes: number
  /** While it is being read it is not known whether it can be attached. */
  state: 'reading' | 'uploading' | 'ready' | 'failed'
  /** The share that has been uploaded, from 0 to 1. */
  progress: number
  /** An address of the image while it is on its way. */
  preview?: string
  file?: StoredFile
  tokens?: FileTokens
  /** Why the upload failed, and whether trying again may help. */
  failure?: { message: string; canRetry: boolean }
  isPasted?: boolean
  /** It is a smaller copy of what was chosen. */
  isSmaller?: boolean
  /** It came back from a question that may still be sent, so the server must keep it. */
  isReturned?: boolean
}

/** A box as it is shown. */
export interface AttachmentsView {
  items: readonly Attachment[]
  /** Why files were not attached, in words for people. */
  refusals: readonly string[]
}

/** The files of one text box. */
export interface Attachments {
  view(): AttachmentsView
  subscribe(listener: () => void): () => void
  /** Attaches those files that can be. */
  add(files: readonly File[], isPasted?: boolean): Promise<void>
  remove(key: string): void
  retry(key: string): void
  /** The text that a file was pasted as; undefined when it has left the box, or cannot be read, which is shown. */
  pastedText(key: string): Promise<string | undefined>
  /** Clears the refusals. */
  dismiss(): void
  /** Empties the box into a question. */
  take(): StoredFile[]
  /** Puts files back whose question could not be sent. */
  restore(files: readonly StoredFile[]): void
  /** Removes files whose question has been sent after all. */
  settle(files: readonly StoredFile[]): void
}

function createAttachments(owner: DraftOwner): Attachments {
  const listeners = new Set<() => void>()
  /** Files that are not uploaded yet, and what aborts them. */
  const sources = new Map<string, { source: File; abort: AbortController }>()
  let view: AttachmentsView = {
    items: readAttachments(owner).map(({ file, ...rest }) => itemOf(file, rest)),
    refusals: [],
  }

  function show(change: Partial<AttachmentsView>) {
    view = { ...view, ...change }
    const ready = view.items.flatMap(({ file, tokens, isPasted, isReturned }) =>
      file ? { file, ...(tokens && { tokens }), ...(isPasted && { isPasted }), ...(isReturned && { isReturned }) } : [],
    )
    writeAttachments(owner, ready)
    for (const listener of listeners) listener()
  }

  const find = (key: string) => view.items.find((item) => item.key === key)
  const change = (key: string, fields: Partial<Attachment>) =>
    show({ items: view.items.map((item) => (item.key === key ? { ...item, ...fields } : item)) })
  const refuse = (words: string) => show({ refusals: [...view.refusals.filter((refusal) => refusal !== words), words] })

  /** Takes items out of the box and releases what they hold. */
  function drop(isGone: (item: Attachment) => boolean) {
    for (const item of view.items.filter(isGone)) {
      sources.get(item.key)?.abort.abort()
      sources.delete(item.key)
      if (item.preview) URL.revokeObjectURL(item.preview)
    }
    show({ items: view.items.filter((item) => !isGone(item)) })
  }

  async function upload(key: string, source: File) {
    const abort = new AbortController()
    sources.set(key, { source, abort })
    const onProgress = (progress: number) => change(key, { progress })
    try {
      const file = await uploadFile(source.name, source, { onProgress, signal: abort.signal })
      sources.delete(key)
      // It was removed at the last moment.
      if (!find(key)) return void discardFile(file.id)
      const { name, mediaType, sizeBytes } = file
      change(key, { state: 'ready', progress: 1, file, name, mediaType, sizeBytes })
      await count(key, file.id)
    } catch (thrown) {
      const { message, retryable } = infoOf(thrown)
      if (!abort.signal.aborted) change(key, { state: 'failed', failure: { message, canRetry: retryable } })
    }
  }

  async function count(key: string, id: string) {
    // The file can be sent without a count, too.
    const tokens = await countFileTokens(id).catch(() => undefined)
    if (tokens) change(key, { tokens })
  }

  /** Shows a file before it is known whether it can be attached, so that no question goes out without it. */
  function place(source: File, isPasted: boolean): string {
    const key = newId()
    const item: Attachment = {
      key,
      name: source.name,
      mediaType: 'text/plain',
      sizeBytes: source.size,
      state: 'reading',
      progress: 0,
      ...(isPasted && { isPasted }),
    }
    show({ items: [...view.items, item] })
    return key
  }

  async function admit(key: string, chosen: File) {
    const { reason, mediaType = 'text/plain', smaller } = await examineFile(chosen)
    // It was removed meanwhile.
    if (!find(key)) return
    const source = smaller ?? chosen
    if (reason) {
      drop((item) => item.key === key)
      return refuse(`${source.name} was not attached. ${reason}`)
    }
    change(key, {
      name: source.name,
      mediaType,
      sizeBytes: source.size,
      state: 'uploading',
      ...(kindOf(mediaType) === 'image' && { preview: URL.createObjectURL(source) }),
      ...(smaller && { isSmaller: true }),
    })
    void upload(key, source)
  }

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async add(files, isPasted = false) {
      show({ refusals: [] })
      const left = [...files]
      const placed: Array<{ key: string; file: File }> = []
      const fill = () => {
        const room = Math.max(0, FILE_LIMITS.perQuestion - view.items.length)
        for (const file of left.splice(0, room)) placed.push({ key: place(file, isPasted), file })
      }
      fill()
      for (const { key, file } of placed) {
        await admit(key, file)
        // A refused one makes room for the next.
        fill()
      }
      if (left.length > 0) refuse(TOO_MANY_FILES)
    },
    remove(key) {
      const item = find(key)
      if (item?.file && !item.isReturned) void discardFile(item.file.id)
      drop((other) => other.key === key)
    },
    retry(key) {
      const source = sources.get(key)?.source
      if (!source) return
      const { failure: _failure, ...rest } = find(key) ?? { key }
      show({
        items: view.items.map((item) =>
          item.key === key ? { ...(rest as Attachment), state: 'uploading', progress: 0 } : item,
        ),
      })
      void upload(key, source)
    },
    async pastedText(key) {
      show({ refusals: [] })
      const file = find(key)?.file
      const text = file && (await textAt(file.url))
      if (!file || !find(key)) return undefined
      if (text === undefined) refuse(`${file.name} could not be read. Try again.`)
      return text
    },
    dismiss: () => show({ refusals: [] }),
    take() {
      const files = view.items.flatMap(({ file }) => file ?? [])
      drop(() => true)
      show({ refusals: [] })
      return files
    },
    restore(files) {
      const known = new Set(view.items.map(({ file }) => file?.id))
      const returned = files.filter(({ id }) => !known.has(id)).map((file) => itemOf(file, { isReturned: true }))
      if (returned.length > 0) show({ items: [...returned, ...view.items] })
    },
    settle(files) {
      const sent = new Set(files.map(({ id }) => id))
      if (sent.size > 0) drop(({ file }) => file !== undefined && sent.has(file.id))
    },
  }
}

function itemOf(file: StoredFile, rest: Partial<Attachment>): Attachment {
  const { name, mediaType, sizeBytes } = file
  return { key: file.id, name, mediaType, sizeBytes, state: 'ready', progress: 1, file, ...rest }
}

async function textAt(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url)
    return response.ok ? await response.text() : undefined
  } catch {
    // The caller says so.
    return undefined
  }
}

const boxes = new Map<DraftOwner, Attachments>()

/** The files in the text box of a chat. */
export function attachmentsOf(owner: DraftOwner): Attachments {
  const box = boxes.get(owner) ?? createAttachments(owner)
  boxes.set(owner, box)
  return box
}
