/**
 * The host names that this server answers to, against DNS rebinding: a page of another site whose name points at this
 * server counts as same-origin, apart from cookies; only the Host header, which pages cannot forge, gives it away.
 */
import { hostname, networkInterfaces } from 'node:os'
import { AppError } from '@/lib/shared/error'

/** The site's own names, from settings and the platform. */
export interface Site {
  /** The configured public origin; if set, only that and `allowedHosts` count. */
  appOrigin: string | undefined
  /** Further hosts: a name, which counts with any port, or a name with its port. */
  allowedHosts: readonly string[]
}

/** A name and a port, as in URLs; the port is empty when it is the scheme's default. */
interface Host {
  name: string
  port: string
}

/**
 * Parses a host as browsers do: case, default ports and a trailing dot make no difference. Undefined when it is
 * invalid.
 */
export function parseHost(text: string, protocol: string): Host | undefined {
  if (!/^[^\s/?#@\\]+$/.test(text)) return undefined
  const address = `${protocol}//${text}`
  if (!URL.canParse(address)) return undefined
  const { hostname: name, port } = new URL(address)
  return { name: name.replace(/\.$/, ''), port }
}

/** Rejects with `forbidden` when a request names a foreign host. Programs may name none. */
export function requireOwnHost(headers: Pick<Headers, 'get'>, site: Site): void {
  const host = headers.get('host')
  if (host !== null && !isOwnHost(host, site)) throw new AppError('forbidden', { message: refusal(host, site) })
}

/** Whether a Host header names this site. Without a configured origin the machine's own names count, with any port. */
export function isOwnHost(text: string, { appOrigin, allowedHosts }: Site): boolean {
  if (isAllowedHost(text, allowedHosts)) return true
  if (appOrigin === undefined) {
    const host = parseHost(text, 'http:')
    return host !== undefined && (isLoopback(host.name) || isThisMachine(host.name))
  }
  const { protocol, host } = new URL(appOrigin)
  return areSame(parseHost(text, protocol), parseHost(host, protocol))
}

/** Whether a Host header is in a list; a name without a port matches any port. */
export function isAllowedHost(text: string, allowed: readonly string[]): boolean {
  const host = parseHost(text, 'http:')
  return allowed.some((each) => {
    const other = parseHost(each, 'http:')
    return other?.port === '' ? other.name === host?.name : areSame(other, host)
  })
}

/** Whether two hosts are the same; an invalid host equals nothing. */
export function areSame(one: Host | undefined, other: Host | undefined): boolean {
  return one !== undefined && one.name === other?.name && one.port === other.port
}

function isLoopback(name: string): boolean {
  return /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[\da-f]{2}:[\da-f]+\])$/.test(
    name,
  )
}

/** Read every time, because a laptop changes networks and addresses. */
function isThisMachine(name: string): boolean {
  const own = hostname().toLowerCase()
  const short = own.split('.', 1)[0] ?? own
  if ([own, short, `${short}.local`].includes(name)) return true
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ address, family }) => name === nameOf(address, family)),
  )
}

function nameOf(address: string, family: string): string | undefined {
  return parseHost(family === 'IPv6' ? `[${address.split('%')[0]}]` : address, 'http:')?.name
}

const MAX_QUOTED = 100

function refusal(host: string, { appOrigin }: Site): string {
  const quoted = host.slice(0, MAX_QUOTED)
  if (appOrigin === undefined) {
    return `This site does not know the name “${quoted}”. Its operator needs to set APP_URL to the address that visitors see.`
  }
  return `This site is at ${appOrigin}, and does not answer as “${quoted}”. Its operator can add that name to ALLOWED_HOSTS, or pass the Host header on.`
}
