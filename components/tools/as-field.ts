/** Makes a field of a whole text, for what renders fields. */
import type { GrowingField } from '@/lib/shared/tools/partial-input'

/** The field. */
export function asField(name: string, text: string): GrowingField {
  return { name, pieces: [text], length: text.length, isText: true, isWhole: true }
}
