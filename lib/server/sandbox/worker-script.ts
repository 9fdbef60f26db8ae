/**
 * What runs in the sandbox's worker around somebody's code: it tells the page, over a port that the code cannot reach,
 * what the console prints, the value of the last expression, and what goes wrong. As text, for it is put into a blob.
 */

/** The script. Its own names are hidden in a closure, and what it needs later is taken before the code can change it. */
export const WORKER_SCRIPT = String.raw`
(() => {
  const { Blob, Worker, setTimeout, setInterval, clearTimeout, clearInterval, Error, Promise, Map, Set, Date, RegExp } = self
  const createObjectURL = URL.createObjectURL.bind(URL)
  const evaluate = self.eval
  const errorText = Error.prototype.toString
  const MAX_LINES = 500, MAX_CHARACTERS = 50000, MAX_OF_ONE = 10000, MAX_ITEMS = 100, DEEPEST = 4

  const quoted = (text) => JSON.stringify(text)
  const nameOf = (value) => {
    const made = Object.getPrototypeOf(value)?.constructor
    return typeof made === 'function' && made !== Object && made.name ? made.name + ' ' : ''
  }

  function shown(value) {
    let room = MAX_OF_ONE
    const seen = new Set()
    const take = (text) => {
      room -= text.length
      return room < 0 ? text.slice(0, Math.max(0, text.length + room)) + '…' : text
    }
    const list = (opening, items, size, closing) => {
      const shownItems = []
      for (const item of items) {
        if (room <= 0 || shownItems.length >= MAX_ITEMS) break
        shownItems.push(item())
      }
      const rest = size - shownItems.length
      if (rest > 0) shownItems.push('… ' + rest + ' more')
      return shownItems.length === 0 ? opening + closing : opening + ' ' + shownItems.join(', ') + ' ' + closing
    }
    const part = (value, depth) => {
      if (typeof value === 'string') return take(quoted(value.slice(0, MAX_OF_ONE)))
      if (typeof value === 'bigint') return take(value > 10n ** 5000n || value < -(10n ** 5000n) ? 'a very large integer' : value + 'n')
      if (typeof value === 'function') return take('[function ' + (value.name || 'without name') + ']')
      if (typeof value !== 'object' || value === null) return take(Object.is(value, -0) ? '-0' : String(value))
      if (seen.has(value)) return take('[circular]')
      if (value instanceof Date) return take(isNaN(value) ? 'Invalid Date' : value.toISOString())
      if (value instanceof RegExp) return take(String(value))
      if (value instanceof Error) return take(String(value))
      if (value instanceof Promise) return take('[promise]')
      if (depth >= DEEPEST) return take(Array.isArray(value) ? '[array]' : '[object]')
      seen.add(value)
      const inner = (each) => () => part(each, depth + 1)
      let text
      if (Array.isArray(value)) text = list('[', Array.from(value.slice(0, MAX_ITEMS), inner), value.length, ']')
      else if (ArrayBuffer.isView(value) && 'length' in value) text = list(nameOf(value) + '[', Array.from(value.slice(0, MAX_ITEMS), inner), value.length, ']')
      else if (value instanceof Map) text = list('Map {', [...value].slice(0, MAX_ITEMS).map(([key, each]) => () => part(key, depth + 1) + ' → ' + part(each, depth + 1)), value.size, '}')
      else if (value instanceof Set) text = list('Set {', [...value].slice(0, MAX_ITEMS).map(inner), value.size, '}')
      else {
        const keys = Object.keys(value)
        const field = (key) => () => {
          const found = Object.getOwnPropertyDescriptor(value, key)
          const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key)
          return take(name + ': ') + (found && 'value' in found ? part(found.value, depth + 1) : '[getter]')
        }
        text = list(nameOf(value) + '{', keys.slice(0, MAX_ITEMS).map(field), keys.length, '}')
      }
      seen.delete(value)
      return text
    }
    try {
      return typeof value === 'string' ? take(value) : part(value, 0)
    } catch {
      return '[unreadable]'
    }
  }

  self.onmessage = ({ data, ports }) => {
    self.onmessage = null
    const code = String(data.code)
    const port = ports[0]
    const send = port.postMessage.bind(port)
    // The way to the page is the port alone; a worker of a worker could not be watched.
    for (const name of ['postMessage', 'Worker', 'SharedWorker', 'close', 'onmessage', 'BroadcastChannel']) {
      try { Object.defineProperty(self, name, { value: undefined, configurable: false, writable: false }) } catch {}
    }
    const own = Object.getPrototypeOf(self)
    for (const name of ['postMessage', 'close']) try { delete own[name] } catch {}

    let lines = 0, characters = 0, isCut = false
    const print = (level, text) => {
      if (isCut) return
      if (lines >= MAX_LINES || characters + text.length > MAX_CHARACTERS) {
        isCut = true
        return send({ type: 'cut' })
      }
      lines += 1
      characters += text.length
      send({ type: 'line', level, text })
    }
    let indent = ''
    const printer = (level) => (...values) => {
      let [first, ...rest] = values
      if (typeof first === 'string' && first.length < MAX_OF_ONE) {
        first = first.replace(/%[sdifoOjc%]/g, (mark) => {
          if (mark === '%%') return '%'
          if (rest.length === 0) return mark
          const value = rest.shift()
          return mark === '%c' ? '' : mark === '%d' || mark === '%i' ? String(Math.trunc(Number(value))) : mark === '%f' ? String(Number(value)) : shown(value)
        })
      }
      print(level, indent + (values.length === 0 ? '' : [first, ...rest].map(shown).join(' ')))
    }
    const counts = new Map(), starts = new Map()
    const log = printer('log')
    const quiet = () => {}
    const group = (...values) => { if (values.length > 0) log(...values); if (indent.length < 20) indent += '  ' }
    self.console = {
      log, info: log, debug: log, dir: log, table: log, trace: log,
      warn: printer('warn'), error: printer('error'),
      assert: (holds, ...values) => { if (!holds) printer('error')('Assertion failed', ...values) },
      count: (name = 'default') => { counts.set(name, (counts.get(name) ?? 0) + 1); log(name + ': ' + counts.get(name)) },
      countReset: (name = 'default') => { counts.delete(name) },
      time: (name = 'default') => { starts.set(name, performance.now()) },
      timeEnd: (name = 'default') => { if (starts.has(name)) log(name + ': ' + (performance.now() - starts.get(name)).toFixed(1) + ' ms') },
      timeLog: (name = 'default') => { if (starts.has(name)) log(name + ': ' + (performance.now() - starts.get(name)).toFixed(1) + ' ms') },
      group, groupCollapsed: group, groupEnd: () => { indent = indent.slice(2) }, clear: quiet,
    }

    // Code that has set a timer has not ended before it rang.
    const timers = new Set()
    let isOver = false
    const endWhenQuiet = () => { if (isOver && timers.size === 0) send({ type: 'end' }) }
    const ring = (id) => { timers.delete(id); endWhenQuiet() }
    const callback = (run) => typeof run === 'function' ? run : () => (0, evaluate)(String(run))
    self.setTimeout = (run, delay, ...values) => {
      const id = setTimeout(() => { try { callback(run)(...values) } finally { ring(id) } }, delay)
      timers.add(id)
      return id
    }
    self.setInterval = (run, delay, ...values) => {
      const id = setInterval(() => callback(run)(...values), delay)
      timers.add(id)
      return id
    }
    self.clearTimeout = self.clearInterval = (id) => { clearTimeout(id); clearInterval(id); ring(id) }

    // Where code is evaluated WebKit's stack names no place; the line is a field of the error then.
    const lineOf = (error) => {
      const stack = typeof error?.stack === 'string' ? error.stack : ''
      const found = /code\.js:(\d+)/.exec(stack)
      if (found) return Number(found[1])
      const isOfCode = /^(?:.*@\[native code\]\n)*.*@\n/.test(stack)
      return isOfCode && Number.isInteger(error.line) ? error.line : undefined
    }
    // Some of Firefox's exceptions are no errors, but are named like them.
    const isError = (value) => value instanceof Error || (typeof value?.name === 'string' && typeof value.message === 'string')
    const failed = (error, line) => {
      let message
      try { message = isError(error) ? errorText.call(error) : 'Thrown: ' + shown(error) } catch { message = 'An error that cannot be read' }
      send({ type: 'failed', message: message.slice(0, MAX_OF_ONE), line: line ?? lineOf(error) })
    }
    self.addEventListener('error', (event) => {
      event.preventDefault()
      print('error', 'Uncaught ' + shown(event.error ?? event.message))
    })
    self.addEventListener('unhandledrejection', (event) => {
      event.preventDefault()
      print('error', 'Unhandled rejection: ' + shown(event.reason))
    })

    const NAMED = '\n//# sourceURL=code.js'
    const asFunction = (body) => '(async () => {' + body + '\n})'
    const lineInFirefox = () => {
      try { (0, evaluate)(asFunction(code)) } catch ({ lineNumber }) { return lineNumber }
    }
    // A worker that only reads the code says where it cannot be read.
    const failedToRead = (error) => {
      try {
        const reader = new Worker(createObjectURL(new Blob([asFunction(code)])))
        const settle = (line) => { reader.terminate(); failed(error, line ?? lineInFirefox()) }
        reader.onerror = (event) => { event.preventDefault(); settle(event.lineno || undefined) }
        setTimeout(settle, 500)
      } catch {
        failed(error)
      }
    }
    const readAsync = (body) => {
      try { return (0, evaluate)(asFunction(body) + NAMED) } catch { return undefined }
    }
    // Await works inside of functions only, and functions have no last value: what can be read as one is returned.
    const readWithValue = () => {
      const places = [...code.matchAll(/(?:^|[\n;}])/g)].map(({ index, 0: mark }) => index + mark.length).reverse().slice(0, 60)
      for (const place of places) {
        const tail = code.slice(place).replace(/[\s;]+$/, '')
        if (tail.trim() === '' || /^\s*(?:[([\x60+\-*\/.,]|return\b|throw\b)/.test(tail)) continue
        const read = readAsync(code.slice(0, place) + 'return (' + tail + '\n)')
        if (read) return read
      }
      return readAsync(code)
    }

    const run = async () => {
      let hasBegun = false
      const mark = '__begin' + Math.random().toString(36).slice(2)
      self[mark] = () => { delete self[mark]; hasBegun = true }
      try {
        return await (0, evaluate)('self.' + mark + '();' + code + NAMED)
      } catch (error) {
        if (hasBegun) throw error
        const asynchronous = readWithValue()
        if (!asynchronous) { failedToRead(error); return new Promise(quiet) }
        return await asynchronous()
      }
    }
    send({ type: 'started' })
    run().then(
      (value) => {
        send({ type: 'value', text: value === undefined ? undefined : shown(value) })
        isOver = true
        endWhenQuiet()
      },
      (error) => failed(error),
    )
  }
})()
`
