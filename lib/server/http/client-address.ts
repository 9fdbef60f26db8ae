/**
 * Where a request comes from, as limits count it. A route of Next sees headers only, and those a visitor can write;
 * the address of the socket is put among them by note-peer.ts, in a form that no visitor can write.
 */
import { isIP, isIPv6 } from 'node:net'
import { type Peer, readPeer } from './note-peer'

/** Who sends a request, before anybody asks for a name. */
export interface Origin {
  /** An IPv4 address or the /64 of an IPv6 one; undefined when it cannot be known. */
  address: string | undefined
  /**
   * Sent on this machine, straight to this server, where the settings say that only its operator can: a forwarder on the
   * same machine passes the whole world on in just this way.
   */
  isLocal: boolean
}

/** How far forwarding headers can be believed. */
export interface Trust {
  /** Proxies of the operator before this server, each of which adds to `x-forwarded-for`. */
  hops: number
  /** Whether Vercel's own header tells the address. */
  isVercel: boolean
  /** Whether what is sent on this machine is its operator's own. */
  isOwnMachineTrusted: boolean
}

/** Finds where a request comes from. */
export function originOf(request: Request, trust: Trust): Origin {
  return originBy((name) => request.headers.get(name), readPeer(request), trust)
}

/** The same for a request that Next has not seen yet. */
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

/** Whether a Host is a name of the machine for itself. */
export function isLoopbackHost(host: string | null): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? '')
}

function isLoopback(address: string): boolean {
  const plain = normalised(address)
  return plain === '127.0.0.1' || address === '::1'
}

/** One text for all that one visitor can call from: IPv4 as it is, IPv6 by its /64; undefined when it is no address. */
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
