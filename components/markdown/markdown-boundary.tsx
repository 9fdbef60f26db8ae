/** Contains failures to render a text. */

import { Component, type ReactNode } from 'react'

interface Props {
  /** What is rendered: once it is a very different text, it is tried again. */
  readonly text: string
  /** The text is complete. */
  readonly isFinal: boolean
  /** What to show instead. */
  readonly fallback: ReactNode
  readonly children: ReactNode
}

interface Failure {
  /** The text that failed; undefined until known. */
  readonly text: string | undefined
  readonly isFinal: boolean
}

interface State {
  readonly failure: Failure | undefined
}

/** Whether another attempt is worth its cost: not for every added word, but always for the complete text. */
function isNews(failure: Failure, { text, isFinal }: Props): boolean {
  if (text === failure.text) return isFinal && !failure.isFinal
  const before = failure.text ?? ''
  return isFinal || !text.startsWith(before) || text.length > before.length * 1.25
}

/** Programs that keep changing the page could otherwise cause endless retries. */
const MAX_TIMES = 5

/** Shows its children, or the fallback when they throw. */
export class MarkdownBoundary extends Component<Props, State> {
  override state: State = { failure: undefined }
  private timesAnew = 0

  static getDerivedStateFromProps(props: Props, { failure }: State): State | null {
    if (!failure) return null
    if (failure.text === undefined) return { failure: { text: props.text, isFinal: props.isFinal } }
    return isNews(failure, props) ? { failure: undefined } : null
  }

  static getDerivedStateFromError(): State {
    return { failure: { text: undefined, isFinal: false } }
  }

  // The page was not as React had left it, which is not the text's fault: it is rendered once more.
  override componentDidCatch(error: unknown): void {
    if (error instanceof DOMException && this.timesAnew++ < MAX_TIMES) this.setState({ failure: undefined })
  }

  override render(): ReactNode {
    return this.state.failure ? this.props.fallback : this.props.children
  }
}
