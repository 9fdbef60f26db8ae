/** Keeps text that fails to be rendered from taking more of the page with it than itself. */

import { Component, type ReactNode } from 'react'

interface Props {
  /** What is rendered: when it has become quite another text, it is tried again. */
  readonly text: string
  /** The text will not grow any more. */
  readonly isFinal: boolean
  /** What to show instead. */
  readonly fallback: ReactNode
  readonly children: ReactNode
}

interface Failure {
  /** The text that failed; undefined until it is known. */
  readonly text: string | undefined
  readonly isFinal: boolean
}

interface State {
  readonly failure: Failure | undefined
}

/** Whether another try is worth its cost: not for every word that is added, but for the text in its last form. */
function isNews(failure: Failure, { text, isFinal }: Props): boolean {
  if (text === failure.text) return isFinal && !failure.isFinal
  const before = failure.text ?? ''
  return isFinal || !text.startsWith(before) || text.length > before.length * 1.25
}

/** Programs that change the page again and again could have it rendered again for ever. */
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

  // The page was not as React had left it, and that is no fault of the text: all of it is rendered once more.
  override componentDidCatch(error: unknown): void {
    if (error instanceof DOMException && this.timesAnew++ < MAX_TIMES) this.setState({ failure: undefined })
  }

  override render(): ReactNode {
    return this.state.failure ? this.props.fallback : this.props.children
  }
}
