/** Shown at unknown addresses. */
export default function NotFoundPage() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-column flex-col items-start justify-center gap-4 px-6">
      <h1 className="font-semibold text-xl">There is nothing at this address.</h1>
      <a href="/" className="text-accent underline underline-offset-4">
        Start a new chat
      </a>
    </main>
  )
}
