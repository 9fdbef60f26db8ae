/**
 * Under which names this server may be asked. A page of another site whose name is pointed at this server speaks to it as
 * its own origin, cookies aside; only the Host header, which pages cannot write, gives it away.
 */
import { hostname, networkInterfaces } from 'node:os'
import { AppError } from '@/lib/shared/error'

/** Where this site is, as far as settings and the platform say. */
export interface Site {
  /** The configured public origin: where there is one, only that counts, and what `allowedHosts` adds. */
  appOrigin: string | undefined
  /** Further hosts: a name, which counts with any port, or a name with its port. */
  allowedHosts: readonly string[]
}

/** A name and a port, as URLs have them; the port is empty where it is the scheme's own. */
interface Host {
  name: string
  port: string
}

/** Reads a host as browsers do: case, default ports and a dot at the end make no difference. Undefined when it is none. */
export function parseHost(text: string, protocol: string): Host | undefined {
  if (!/^[^\s/?#@\\]+$/.test(text)) return undefined
  const address = `${protocol}//${text}`
  if (!URL.canParse(address)) return undefined
  const { hostname: name, port } = new URL(address)
  return { name: name.replace(/\.$/, ''), port }
}

/** Rejects with `forbidden` when a request asks for a host that is not this site's. Programs may name none. */
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

/** Whether a Host header is one of a list, in which a name without a port stands for all its ports. */
export function isAllowedHost(text: string, allowed: readonly string[]): boolean {
  const host = parseHost(text, 'http:')
  return allowed.some((each) => {
    const other = parseHost(each, 'http:')
    return other?.port === '' ? other.name === host?.name : areSame(other, host)
  })
}

/** Whether two hosts are the same; what is no host is not the same as anything. */
export function areSame(one: Host | undefined, other: Host | undefined): boolean {
  return one !== undefined && one.name === other?.name && one.port === other.port
}

function isLoopback(name: string): boolean {
  return /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[\da-f]{2}:[\da-f]+\])$/.test(
    name,
  )
}

/** Read anew each time: a laptop gets other addresses as it goes from network to network. */
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
  const told = host.slice(0, MAX_QUOTED)
  if (appOrigin === undefined) {
    return `This site does not know the name “${told}”. Its operator needs to set APP_URL to the address that visitors see.`
  }
  return `This site is at ${appOrigin}, and does not answer as “${told}”. Its operator can add that name to ALLOWED_HOSTS, or pass the Host header on.`
}
