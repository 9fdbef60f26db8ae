/** A new chat. The layout draws it: its door reads the address. */
export default function NewChatPage() {
  return null
}
