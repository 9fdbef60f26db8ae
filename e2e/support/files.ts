/** Puts files into the text box as people do: chosen, pasted, dropped. */
import type { Page } from '@playwright/test'

/** A file of a test. */
export interface TestFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** Makes a file. */
export function fileOf(name: string, mimeType: string, content: Uint8Array | string): TestFile {
  return { name, mimeType, buffer: Buffer.from(content) }
}

/** The chips in the text box. */
export const chips = (page: Page) => page.locator('form').getByRole('list', { name: 'Attached files' }).locator('> li')

/** Chooses files with the button and the file picker. */
export async function choose(page: Page, ...files: TestFile[]) {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach files' }).click()
  await (await chooser).setFiles(files)
}

/** Pastes files, text, or both into the text box. */
export async function paste(page: Page, files: TestFile[], text = '') {
  // Before hydration the browser handles a paste itself.
  await page.locator('button[aria-label="Attach files"]:enabled').waitFor()
  await page.getByRole('textbox', { name: 'Message' }).evaluate(
    (box, args) => {
      const clipboardData = new DataTransfer()
      if (args.text !== '') clipboardData.setData('text/plain', args.text)
      for (const { name, mimeType, bytes } of args.files) {
        clipboardData.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }))
      }
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    { text, files: files.map(plain) },
  )
}

/** Dispatches one step of a drag over the page. */
export async function drag(page: Page, step: 'dragenter' | 'dragover' | 'dragleave' | 'drop', files: TestFile[]) {
  await page.evaluate(
    (args) => {
      const dataTransfer = new DataTransfer()
      for (const { name, mimeType, bytes } of args.files) {
        dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }))
      }
      document.body.dispatchEvent(new DragEvent(args.step, { dataTransfer, bubbles: true, cancelable: true }))
    },
    { step, files: files.map(plain) },
  )
}

const plain = ({ name, mimeType, buffer }: TestFile) => ({ name, mimeType, bytes: [...buffer] })
