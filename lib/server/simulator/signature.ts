/**
 * Signatures of thinking: a digest of the model and of the thinking as it was sent. Like the API's own they are opaque
 * to clients, and hold for exactly that text and that model.
 */
import { createHmac } from 'node:crypto'

// No secret: it only has to make texts that nobody writes by accident.
const KEY = 'simulated thinking'

/** The signature of a thinking block; the same for the same block, so that answers can be compared. */
export function signatureOf(model: string, thinking: string): string {
  return digestOf('thinking', model, thinking)
}

/** The `data` of a thinking block that nobody is shown. */
export function redactedDataOf(model: string, about: string): string {
  const named = Buffer.from(about).toString('base64url')
  return `${named}.${digestOf('redacted', model, named)}`
}

/** Whether a signature is that of the text and the model. */
export function isSigned(model: string, thinking: string, signature: string): boolean {
  return signature === signatureOf(model, thinking)
}

/** Whether the `data` of a redacted block is as it was sent, and by this model. */
export function isRedactedData(model: string, data: string): boolean {
  const [named = '', digest] = data.split('.')
  return digest === digestOf('redacted', model, named)
}

function digestOf(...parts: string[]): string {
  return createHmac('sha256', KEY).update(parts.join('\0')).digest('base64')
}
