/** Warns that chats do not outlive the server: there is neither a lasting disk nor a database. */

/** A note beside the name. */
export function NotKeptNote() {
  return (
    <p
      role="note"
      aria-label="Chats are not kept"
      className="ml-1 truncate rounded-full bg-tint px-2.5 py-0.5 text-small text-warn"
    >
      Chats are not kept here
    </p>
  )
}
