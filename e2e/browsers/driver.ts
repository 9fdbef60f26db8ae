/** What the stories need of a browser. Each has its own kind of WebDriver, and no client library supports both. */

/** An input device and its actions, in the format that both kinds of WebDriver share. */
export interface InputSource {
  type: 'key' | 'pointer'
  id: string
  actions: Array<Record<string, string | number>>
}

/** A running browser with one window. */
export interface Driver {
  /** Opens an address and waits until the page has loaded. */
  open(url: string): Promise<void>
  reload(): Promise<void>
  /** The value of an expression in the page, which must be a string or a promise of one. */
  evaluate(expression: string): Promise<string>
  act(sources: InputSource[]): Promise<void>
  resize(width: number, height: number): Promise<void>
  /** The window as a PNG. */
  screenshot(): Promise<Buffer>
  /** Ends the browser and removes its profile. */
  stop(): Promise<void>
}

/** The time limit of every command except a browser's start. */
export const COMMAND_LIMIT_MS = 30_000

/** How long a story waits for what it expects: on a busy machine everything is slow. */
export const WAIT = { timeout: 15_000, interval: 50 }
