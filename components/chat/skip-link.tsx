/** The first Tab stop: skips everything else, to the newest answer. */

/** Seen while it has the focus. */
export function SkipLink() {
  return (
    <button
      type="button"
      onClick={() => {
        const newest = [...document.querySelectorAll<HTMLElement>('article[aria-label="Claude"]')].at(-1)
        const target = newest ?? document.querySelector<HTMLElement>('textarea')
        target?.focus({ preventScroll: true })
        target?.scrollIntoView({ block: 'start' })
      }}
      className="-translate-y-16 fixed top-2 left-2 z-10 rounded-lg bg-ink px-4 py-2 text-paper text-small transition-transform focus:translate-y-0"
    >
      Skip to the newest answer
    </button>
  )
}
