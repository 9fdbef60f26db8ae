/** Reads a server tool's result, which comes from outside: nothing in it is taken for granted. */
import { webAddress } from '@/lib/shared/text/web-address'

/** The fields of a value; none when it is not an object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

/** A text, or nothing. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The entries of a list, as fields. */
export function listOf(value: unknown): Array<Readonly<Record<string, unknown>>> {
  return Array.isArray(value) ? value.map(fieldsOf) : []
}

/** A page in a result; only web addresses become links. */
export interface NamedPage {
  url: string
  host: string
  title: string
  age: string
}

/** A page; undefined without an address that is safe to follow. */
export function pageOf({ url, title, age }: Readonly<Record<string, unknown>>): NamedPage | undefined {
  const address = webAddress(url)
  if (address === undefined) return undefined
  const host = new URL(address).host.replace(/^www\./, '')
  return { url: address, host, title: textOf(title) || host, age: textOf(age) }
}
