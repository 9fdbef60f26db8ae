/** Text shown as it is, where it cannot be shown as Markdown. */

/** Draws text as it is. */
export function PlainBlock({ text }: { text: string }) {
  return (
    <pre className="plain-block" dir="auto">
      {text}
    </pre>
  )
}
