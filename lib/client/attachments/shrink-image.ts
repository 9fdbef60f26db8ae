/** Makes a photo small enough to be attached: models see no more of it anyway. */
import { extensionOf, FILE_LIMITS } from '@/lib/shared/files/files'

/** More than any model sees, and the API's limit for chats with many images. */
const LONGEST_SIDE = 2_000
const QUALITY = 0.88

/** A smaller copy as JPEG; undefined where the browser cannot make one, or it would still be too large. */
export async function shrinkImage(source: File): Promise<File | undefined> {
  const bitmap = await createImageBitmap(source).catch(() => undefined)
  if (!bitmap) return undefined
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')
  if (!context) return undefined
  // JPEG has no transparency: what was transparent becomes white and not black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (!blob || blob.size > FILE_LIMITS.bytes.image) return undefined
  const extension = extensionOf(source.name)
  const base = extension === '' ? source.name : source.name.slice(0, -extension.length - 1)
  return new File([blob], `${base}.jpg`, { type: 'image/jpeg' })
}
