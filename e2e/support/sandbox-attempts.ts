/** What sandboxed code may try, in any browser. */

/** Things of the page; each attempt must fail. */
export const REACHES: Array<[string, string]> = [
  ['the cookie', 'document.cookie'],
  ['the cookie store', '(await cookieStore.getAll()).map(({ value }) => value).join()'],
  ['localStorage', 'localStorage.getItem("secret")'],
  ['sessionStorage', 'sessionStorage.getItem("secret")'],
  [
    'indexedDB',
    'await new Promise((yes, no) => { const r = indexedDB.open("x"); r.onsuccess = () => yes("open"); r.onerror = () => no(r.error) })',
  ],
  ['the caches', 'await caches.keys()'],
  ['the storage directory', 'await navigator.storage.getDirectory()'],
  ['the parent', 'parent.document.title'],
  ['the top', 'top.location.href'],
  ['the window', 'window.open("about:blank")'],
  ['an opener', 'opener.document'],
  ['the page by a message', 'postMessage({ type: "value", text: "forged" }, "*")'],
  ['a client by a service worker', 'await clients.matchAll()'],
  ['permissions of the page', 'await navigator.serviceWorker.getRegistrations()'],
]
/** A worker's ways to the network: to `HOST`, which records visits, and to the `APP` itself. */
export const WAYS_OUT: Record<string, string> = {
  fetch: 'await fetch("http://HOST/fetch", { mode: "no-cors" })',
  'fetch that outlives its page':
    'await fetch("http://HOST/keepalive", { mode: "no-cors", keepalive: true, method: "POST", body: "x" })',
  'fetch of the app': 'await (await fetch("APP/api/account", { credentials: "include" })).text()',
  XMLHttpRequest: 'const x = new XMLHttpRequest(); x.open("GET", "http://HOST/xhr", false); x.send(); x.responseText',
  WebSocket:
    'await new Promise((yes, no) => { const s = new WebSocket("ws://HOST/ws"); s.onopen = yes; s.onerror = () => no(new Error("refused")) })',
  EventSource:
    'await new Promise((yes, no) => { const s = new EventSource("http://HOST/sse"); s.onmessage = yes; s.onerror = () => no(new Error("refused")) })',
  WebTransport: 'await new WebTransport("https://HOST/wt").ready',
  importScripts: 'importScripts("http://HOST/script.js")',
  'importScripts of data': 'importScripts("data:text/javascript,self.x=1")',
  import: 'await import("http://HOST/module.js")',
  'import of data': 'await import("data:text/javascript,export default 1")',
  Worker: 'new Worker("http://HOST/worker.js")',
  'a worker of a worker': 'new Worker(URL.createObjectURL(new Blob(["1"])))',
  sendBeacon: 'if (!navigator.sendBeacon("http://HOST/beacon", "x")) throw new Error("refused")',
  RTCPeerConnection: 'new RTCPeerConnection({ iceServers: [{ urls: "stun:HOST" }] })',
  'a picture': 'const i = new Image(); i.src = "http://HOST/image.png"',
  'a font': 'await new FontFace("x", "url(http://HOST/font.woff)").load()',
}
