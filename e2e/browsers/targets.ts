/** The elements that the stories use, by the roles and names of the contract. */
import type { Target } from './in-page'

/** The text box. */
export const box: Target = { role: 'textbox', name: 'Message' }
/** The newest answer. */
export const answer: Target = { role: 'article', name: 'Claude' }
/** The newest question. */
export const question: Target = { role: 'article', name: 'You' }
/** The Markdown of the newest answer. */
export const markdown: Target = { css: '[data-markdown]', inside: answer }
/** The card of code that needs approval. */
export const sandbox: Target = { role: 'group', name: 'Tool: run_javascript', inside: answer }
/** A button by its name. */
export const button = (name: string, inside?: Target): Target => ({ role: 'button', name, ...(inside && { inside }) })
