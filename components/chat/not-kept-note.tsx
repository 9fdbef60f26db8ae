/** Says that what is written here ends with the server: a host without a lasting disk, and no database. */

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
