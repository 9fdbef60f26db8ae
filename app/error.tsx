'use client'
/** Shown when a page fails. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-column flex-col items-start justify-center gap-4 px-6">
      <h1 className="font-semibold text-xl">This page could not be shown.</h1>
      <p className="text-quiet">Your messages and the answers are not affected.</p>
      <button type="button" onClick={reset} className="min-h-11 rounded-lg bg-accent px-4 text-on-accent">
        Try again
      </button>
    </main>
  )
}
