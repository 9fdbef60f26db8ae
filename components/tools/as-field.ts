/** Turns a whole text into a field, for components that render fields. */
import type { GrowingField } from '@/lib/shared/tools/partial-input'

/** The field. */
export function asField(name: string, text: string): GrowingField {
  return { name, pieces: [text], length: text.length, isText: true, isWhole: true }
}
