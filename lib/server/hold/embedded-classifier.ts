/** Classifier: word lists with weights, in several languages. */
import type { Classifier } from './classifier'

/** Makes the embedded classifier. */
export function createEmbeddedClassifier(): Classifier {
  return { version: 'none', question: () => undefined, sentence: () => undefined }
}
