/** What the stories need of a browser. Each speaks a WebDriver of its own: no client library speaks to both. */

/** One device and what it does, in the words that both forms of WebDriver share. */
export interface InputSource {
  type: 'key' | 'pointer'
  id: string
  actions: Array<Record<string, string | number>>
}

/** A running browser with one window. */
export interface Driver {
  /** Goes to an address and waits until the page has loaded. */
  open(url: string): Promise<void>
  reload(): Promise<void>
  /** The value of an expression in the page, which must be a string or the promise of one. */
  evaluate(expression: string): Promise<string>
  act(sources: InputSource[]): Promise<void>
  resize(width: number, height: number): Promise<void>
  /** The window as a PNG. */
  screenshot(): Promise<Buffer>
  /** Ends the browser and removes its profile. */
  stop(): Promise<void>
}

/** No command takes longer, but for a browser's start. */
export const COMMAND_LIMIT_MS = 30_000

/** How long a story waits for what it expects: a busy machine is slow, not wrong. */
export const WAIT = { timeout: 15_000, interval: 50 }
