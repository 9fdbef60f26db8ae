/**
 * The script inside a replay file. It is written by hand and runs in any browser: the file must play from a disk, years
 * from now, without anything of this product.
 */

/** Contains no `<` before a letter or a slash, so that nothing in it can end its element. */
export const PLAYER_SCRIPT = `
(() => {
  'use strict'
  const find = (selector, within = document) => within.querySelector(selector)
  const { clocks, words: allWords, verdict, steps } = JSON.parse(find('#data').textContent)
  const times = []
  steps.reduce((sum, [after]) => (times.push(sum + after), sum + after), 0)
  const end = Math.max(clocks.endMs, times.at(-1) ?? 0)

  // The answer after any number of steps. Going back begins again.
  let reached = 0
  let cells = []
  let text = ''
  let words = 0
  function seek(count) {
    if (count < reached) [reached, cells, text, words] = [0, [], '', 0]
    for (; reached < count; reached += 1) {
      const [, more, moreWords, change] = steps[reached]
      text += more
      words += moreWords
      if (change) cells = changed(change)
    }
  }
  function changed([at, removed, kept, keptAtEnd, between, ...more]) {
    const old = removed > 0 ? cells[at] : ''
    const added = between === undefined ? [] : [old.slice(0, kept) + between + old.slice(old.length - keptAtEnd), ...more]
    return cells.slice(0, at).concat(added, cells.slice(at + removed))
  }
  function countAt(time) {
    if (time >= end) return steps.length
    let count = reached > 0 && times[reached - 1] > time ? 0 : reached
    while (count < steps.length && times[count] <= time) count += 1
    return count
  }

  // Panes: only the cells that differ are replaced.
  const panes = [...document.querySelectorAll('[data-pane]')].map((section) => ({
    kind: section.dataset.pane,
    section,
    box: find('.answer', section),
    host: find('[data-markdown]', section),
    notice: find('.notice', section),
    plain: find('.plain', section),
    shown: [],
    nodes: [],
    follows: section.dataset.pane !== 'waits',
  }))
  function parsed(markup) {
    const template = document.createElement('template')
    template.innerHTML = markup
    // The same answer is on the page several times, and an id must be unique.
    for (const element of template.content.querySelectorAll('[id]')) {
      element.dataset.id = element.id
      element.removeAttribute('id')
    }
    return [...template.content.childNodes]
  }
  function show(pane, next) {
    const { shown, nodes, host } = pane
    const shared = Math.min(shown.length, next.length)
    let first = 0
    while (first < shared && shown[first] === next[first]) first += 1
    if (first === shown.length && first === next.length) return
    let last = 0
    while (last < shared - first && shown.at(-1 - last) === next.at(-1 - last)) last += 1
    const fresh = next.slice(first, next.length - last).map(parsed)
    for (const node of nodes.splice(first, shown.length - first - last, ...fresh).flat()) node.remove()
    const behind = nodes.slice(first + fresh.length).flat()[0] ?? null
    for (const node of fresh.flat()) host.insertBefore(node, behind)
    pane.shown = next
  }

  const seconds = (ms, digits = 2) => (ms / 1000).toFixed(digits) + ' s'
  function setText(element, value) {
    if (element.textContent !== value) element.textContent = value
  }
  function showClocks({ section, kind }, time, hasEnded) {
    for (const element of section.querySelectorAll('[data-clock]')) {
      const name = element.dataset.clock
      if (name === 'words') {
        setText(element, String(hasEnded ? allWords : kind === 'waits' ? 0 : words))
        continue
      }
      const ms = clocks[name] === null ? null : kind === 'waits' ? clocks.endMs : clocks[name]
      const isDue = ms !== null && (time >= ms || hasEnded)
      setText(element, isDue ? seconds(ms) : '–')
    }
  }

  const play = find('[data-play]')
  const position = find('[data-position]')
  const speed = find('[data-speed]')
  const third = find('[data-third]')
  let time = 0
  let isPlaying = false
  let readAt = 0

  function render() {
    const hasEnded = time >= end
    seek(countAt(time))
    // First, as it takes room from the panes, which scroll to their ends.
    setText(find('[data-verdict]'), hasEnded ? verdict : '')
    for (const pane of panes) {
      const isReady = hasEnded || pane.kind === 'writes'
      show(pane, isReady ? cells : [])
      setText(pane.plain, !hasEnded && pane.kind === 'plain' ? text : '')
      // A cell of its own says so while nothing else is written.
      const isThinking = /^.p class="quiet".Thinking…/.test(cells.at(-1) ?? '')
      const isEmpty = !isReady && (pane.kind === 'waits' || text === '')
      setText(pane.notice, hasEnded || (isReady && cells.length > 0) || !isEmpty && !isReady ? '' : (isThinking ? 'Thinking… ' : 'Waiting ') + seconds(time, 1))
      showClocks(pane, time, hasEnded)
      if (pane.follows) pane.box.scrollTop = pane.box.scrollHeight
    }
    position.value = time
    position.setAttribute('aria-valuetext', seconds(time, 1) + ' of ' + seconds(end, 1))
    setText(find('[data-time]'), seconds(time, 1) + ' / ' + seconds(end, 1))
    setText(play, isPlaying ? 'Pause' : 'Play')
  }
  function frame(now) {
    if (!isPlaying) return
    time = Math.min(end, time + Math.max(0, now - readAt) * Number(speed.value))
    readAt = now
    isPlaying = time !== end
    render()
    if (isPlaying) requestAnimationFrame(frame)
  }
  function toggle() {
    isPlaying = !isPlaying
    if (isPlaying) {
      if (time >= end) time = 0
      readAt = performance.now()
      requestAnimationFrame(frame)
    }
    render()
  }
  function jump(to) {
    time = Math.max(0, Math.min(end, to))
    if (time >= end) isPlaying = false
    for (const pane of panes) pane.follows = pane.kind !== 'waits'
    render()
  }
  function restart() {
    jump(0)
    if (!isPlaying) toggle()
  }
  function swap() {
    const [first, second] = panes.filter(({ kind }) => kind !== 'plain').map(({ section }) => section)
    const isFirst = first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING
    const [before, after] = isFirst ? [first, second] : [second, first]
    const places = panes.map(({ box }) => box.scrollTop)
    before.parentNode.insertBefore(after, before)
    panes.forEach(({ box }, at) => { box.scrollTop = places[at] })
  }
  function setThird(isShown) {
    third.checked = isShown
    find('[data-pane="plain"]').hidden = !isShown
    find('.panes').dataset.count = isShown ? '3' : '2'
    render()
  }
  const changeSpeed = (by) => {
    speed.selectedIndex = Math.max(0, Math.min(speed.options.length - 1, speed.selectedIndex + by))
  }
  const full = () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.()

  const keys = {
    ' ': toggle, k: toggle, r: restart, s: swap, f: full, 3: () => setThird(!third.checked),
    '+': () => changeSpeed(1), '>': () => changeSpeed(1), '-': () => changeSpeed(-1), '<': () => changeSpeed(-1),
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return
    // A control that has the focus keeps the key that works it.
    const isControl = event.target.closest?.('button, select, input, a')
    const act = keys[event.key.toLowerCase()]
    if (!act || (isControl && (event.key === ' ' || event.target.tagName === 'SELECT'))) return
    event.preventDefault()
    act()
  })
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('[data-markdown] a[href^="#"]')
    if (!link) return
    event.preventDefault()
    const id = decodeURIComponent(link.getAttribute('href').slice(1))
    const within = [...link.closest('[data-markdown]').querySelectorAll('[data-id]')]
    within.find((element) => element.dataset.id === id)?.scrollIntoView({ block: 'nearest' })
  })
  for (const pane of panes) {
    pane.box.addEventListener('scroll', () => {
      const isAtEnd = pane.box.scrollTop + pane.box.clientHeight > pane.box.scrollHeight - 48
      pane.follows = isAtEnd && pane.kind !== 'waits'
    })
  }
  play.addEventListener('click', toggle)
  find('[data-restart]').addEventListener('click', restart)
  find('[data-swap]').addEventListener('click', swap)
  third.addEventListener('change', () => setThird(third.checked))
  position.max = String(Math.ceil(end))
  position.addEventListener('input', () => jump(Number(position.value)))
  setThird(false)
})()
`
