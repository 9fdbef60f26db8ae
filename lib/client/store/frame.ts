/** One callback per frame, even where no frames are rendered. */

// A hidden page gets no animation frames. Its title and announcements still need updates, though not often.
const HIDDEN_MS = 250

/** Runs the callback with the next frame, or soon when the page is hidden. */
export function nextFrame(callback: () => void): void {
  let isDone = false
  const once = () => {
    if (isDone) return
    isDone = true
    clearTimeout(timer)
    cancelAnimationFrame(frame)
    callback()
  }
  const frame = requestAnimationFrame(once)
  // Also covers a page that is hidden between this line and the frame.
  const timer = setTimeout(once, HIDDEN_MS)
}
