/** Expressions that the stories evaluate in the page. */

/** Stores secrets that sandboxed code must not find. */
export const KEEP_SECRETS = `(async () => {
  document.cookie = 'readable=cookie-of-the-page'
  localStorage.setItem('secret', 'stored-by-the-page')
  sessionStorage.setItem('secret', 'stored-by-the-page')
  await caches.open('cache-of-the-page')
})()`

/** The scrolling box of messages. */
export const CONVERSATION = `document.querySelector('[aria-label="Conversation"]')`

/** Layout between a re-render's steps may make the browser move the scroll position. */
export const SHRINK_AND_GROW = `(() => {
  const { style } = document.querySelector('[data-markdown]')
  style.display = 'none'
  ${CONVERSATION}.getBoundingClientRect()
  style.display = ''
  style.paddingBottom = '300px'
  return new Promise((resolve) => ${CONVERSATION}.addEventListener('scroll', () => requestAnimationFrame(resolve), { once: true }))
})()`

/** How far the end is below the view. */
export const GAP = `(({ scrollHeight, scrollTop, clientHeight }) => Math.round(scrollHeight - scrollTop - clientHeight))(${CONVERSATION})`
