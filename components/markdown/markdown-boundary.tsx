'use client'
/** Keeps a block that fails to draw from taking the page with it. */

import { Component, type ReactNode } from 'react'
import { PlainBlock } from './plain-block'

interface Props {
  /** The text to show instead; a new text is given a new try. */
  readonly text: string
  readonly children: ReactNode
}

interface State {
  readonly failedText: string | undefined
  readonly text: string
}

/** Shows its children, or the plain text when they throw. */
export class MarkdownBoundary extends Component<Props, State> {
  override state: State = { failedText: undefined, text: this.props.text }

  static getDerivedStateFromProps({ text }: Props, state: State): Partial<State> | null {
    return text === state.text ? null : { text, failedText: undefined }
  }

  static getDerivedStateFromError(): Partial<State> {
    return { failedText: '' }
  }

  override render(): ReactNode {
    return this.state.failedText === undefined ? this.props.children : <PlainBlock text={this.props.text} />
  }
}
