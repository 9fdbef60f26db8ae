/** Says that prepared answers are shown, not a model's. */
export function DemoNote() {
  return (
    <p
      role="note"
      aria-label="Demo mode"
      className="whitespace-nowrap rounded-full bg-tint px-2.5 py-0.5 text-quiet text-small"
    >
      Demo mode
    </p>
  )
}
