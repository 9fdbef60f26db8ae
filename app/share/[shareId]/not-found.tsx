/** Shown for a share link that never existed, has expired or was revoked, which cannot be told apart. */
export default function ShareNotFoundPage() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-column flex-col items-start justify-center gap-4 px-6">
      <h1 className="font-semibold text-xl">This link opens nothing.</h1>
      <p className="text-pretty text-quiet">
        It may have ended, been taken back by whoever shared it, or be incomplete. Ask them for a new one.
      </p>
      <a href="/" className="text-accent underline underline-offset-4">
        Start a chat of your own
      </a>
    </main>
  )
}
