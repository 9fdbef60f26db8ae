/**
 * Where a request comes from, for limits. A Next route sees only headers, which visitors can forge; note-peer.ts adds
 * the socket's address in a form that they cannot.
 */
import { isIP, isIPv6 } from 'node:net'
import { type Peer, readPeer } from './note-peer'

/** The sender of a request, independent of any session. */
export interface Origin {
  /** An IPv4 address or the /64 of an IPv6 one; undefined when unknown. */
  address: string | undefined
  /**
   * Sent directly from this machine, when the settings say that only the operator can do that: a forwarder on this
   * machine looks the same.
   */
  isLocal: boolean
}

/** How far to trust forwarding headers. */
export interface Trust {
  /** Proxies of the operator before this server, each of which adds to `x-forwarded-for`. */
  hops: number
  /** Whether Vercel's own header gives the address. */
  isVercel: boolean
  /** Whether local requests are the operator's own. */
  isOwnMachineTrusted: boolean
}

/** Finds where a request comes from. */
export function originOf(request: Request, trust: Trust): Origin {
  return originBy((name) => request.headers.get(name), readPeer(request), trust)
}

/** The same before Next has seen the request. */
export function originBy(
  header: (name: string) => string | null,
  peer: Peer | undefined,
  { hops, isVercel, isOwnMachineTrusted }: Trust,
): Origin {
  if (isVercel) return { address: normalised(header('x-vercel-forwarded-for') ?? ''), isLocal: false }
  if (peer === undefined) return { address: undefined, isLocal: false }
  if (hops > 0) return { address: normalised(peer.forwardedFor.at(-hops) ?? ''), isLocal: false }
  const isDirect = isOwnMachineTrusted && !peer.isForwarded && isLoopbackHost(header('host'))
  return { address: normalised(peer.address), isLocal: isDirect && isLoopback(peer.address) }
}

/** Whether a Host is a loopback name. */
export function isLoopbackHost(host: string | null): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? '')
}

function isLoopback(address: string): boolean {
  const plain = normalised(address)
  return plain === '127.0.0.1' || address === '::1'
}

/** The key for all addresses of one visitor: IPv4 unchanged, IPv6 by its /64; undefined for an invalid address. */
export function normalised(text: string): string | undefined {
  const address = withoutPort(text.trim())
  if (isIP(address) === 4) return address
  if (!isIPv6(address)) return undefined
  const groups = groupsOf(address)
  // ::ffff:a.b.c.d and its hexadecimal form are the IPv4 address.
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return [groups[6], groups[7]].flatMap((group = 0) => [group >> 8, group & 255]).join('.')
  }
  const prefix = groups.slice(0, 4).map((group) => group.toString(16))
  return `${prefix.join(':')}::/64`
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](:\d+)?$/.exec(text)?.[1]
  if (bracketed !== undefined) return bracketed
  return /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text
}

/** The eight numbers of a valid IPv6 address. */
function groupsOf(address: string): number[] {
  const plain = address.replace(/%[\s\S]*$/, '').replace(/(?<!\d)(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, ...parts) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number)
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  })
  const [head = '', tail] = plain.split('::')
  const numbers = (side: string) => (side === '' ? [] : side.split(':').map((group) => Number.parseInt(group, 16)))
  const before = numbers(head)
  if (tail === undefined) return before
  const after = numbers(tail)
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after]
}
