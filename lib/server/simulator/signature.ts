/**
 * Signatures of thinking: a digest of the model and of the thinking as it was sent. Like the API's own they are opaque
 * to clients, and valid only for exactly that text and that model.
 */
import { createHmac } from 'node:crypto'

// Not a secret: it only has to prevent accidental matches.
const KEY = 'simulated thinking'

/** The signature of a thinking block; deterministic, so that answers can be compared. */
export function signatureOf(model: string, thinking: string): string {
  return digestOf('thinking', model, thinking)
}

/** The `data` of a redacted thinking block. */
export function redactedDataOf(model: string, about: string): string {
  const named = Buffer.from(about).toString('base64url')
  return `${named}.${digestOf('redacted', model, named)}`
}

/** Whether a signature belongs to this text and model. */
export function isSigned(model: string, thinking: string, signature: string): boolean {
  return signature === signatureOf(model, thinking)
}

/** Whether the `data` of a redacted block is unchanged and from this model. */
export function isRedactedData(model: string, data: string): boolean {
  const [named = '', digest] = data.split('.')
  return digest === digestOf('redacted', model, named)
}

function digestOf(...parts: string[]): string {
  return createHmac('sha256', KEY).update(parts.join('\0')).digest('base64')
}
