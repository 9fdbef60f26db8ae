/** Records in a page how long each typed key waits until it is painted. */

// As text: the compiler of this file would put its helpers into a function.
/** An init script for a page: records keys, frames and reads in `window.felt`. */
export const KEY_PROBE = `(() => {
  const felt = { keys: [], frames: [], lastReadAt: 0, lastWordAt: 0 }
  window.felt = felt
  const painted = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => then(performance.now())
    channel.port2.postMessage(0)
  })
  addEventListener('keydown', (event) => {
    const at = event.timeStamp
    if (event.key.length === 1) painted((now) => felt.keys.push(now - at))
  }, true)
  let before = performance.now()
  const frame = (now) => { felt.frames.push(now - before); before = now; requestAnimationFrame(frame) }
  requestAnimationFrame(frame)
  const read = ReadableStreamDefaultReader.prototype.read
  ReadableStreamDefaultReader.prototype.read = function () {
    return read.call(this).then((result) => { if (!result.done) felt.lastReadAt = performance.now(); return result })
  }
  felt.watch = (word) => {
    const look = () => {
      const text = [...document.querySelectorAll('[data-markdown]')].at(-1)?.textContent ?? ''
      if (!text.slice(-40_000).includes(word)) return
      observer.disconnect()
      painted((now) => { felt.lastWordAt = now })
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  }
})()`

/** The content of `window.felt`: milliseconds, and readings of performance.now(). */
export interface PageTimings {
  keys: number[]
  frames: number[]
  lastReadAt: number
  lastWordAt: number
}
