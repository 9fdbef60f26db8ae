'use client'
/** Keeps text that fails to be drawn from taking more of the page with it than itself. */

import { Component, type ReactNode } from 'react'

interface Props {
  /** What is drawn: when it has become quite another text, it is tried again. */
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

/** Shows its children, or the fallback when they throw. */
export class MarkdownBoundary extends Component<Props, State> {
  override state: State = { failure: undefined }

  static getDerivedStateFromProps(props: Props, { failure }: State): State | null {
    if (!failure) return null
    if (failure.text === undefined) return { failure: { text: props.text, isFinal: props.isFinal } }
    return isNews(failure, props) ? { failure: undefined } : null
  }

  static getDerivedStateFromError(): State {
    return { failure: { text: undefined, isFinal: false } }
  }

  override render(): ReactNode {
    return this.state.failure ? this.props.fallback : this.props.children
  }
}
