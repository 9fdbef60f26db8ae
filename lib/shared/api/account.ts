/** What the account page and its routes agree on. */

/** What a person types to delete everything. */
export const DELETE_WORDS = 'delete everything'

/** How long a one-time code opens a person's chats on another device. */
export const DEVICE_CODE_SECONDS = 60

/** Who a visitor is, as the account page shows it. */
export interface Account {
  /** Before the first message a visitor is `nobody`, and nothing is stored. */
  kind: 'nobody' | 'guest' | 'person'
  name: string | null
  email: string | null
  chats: number
  /** Browsers that may act for the person, this one included. */
  devices: number
}
