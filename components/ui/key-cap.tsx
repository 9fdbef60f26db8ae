/** A key as a keyboard shows it. */

/** The label of one key, for lists of keys. */
export function KeyCap({ children }: { children: string }) {
  return (
    <kbd className="min-w-6 rounded-md border border-line bg-paper px-1.5 py-0.5 text-center font-sans text-ink">
      {children}
    </kbd>
  )
}
