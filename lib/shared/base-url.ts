/** The address of a server that speaks the Messages API, normalised so that paths can be appended. Pure. */

/** Anthropic's own server. */
export const OFFICIAL_API = 'https://api.anthropic.com'

/** The address, or what is wrong with it, worded to follow the setting's name. */
export type BaseUrl = { url: string; problem?: undefined } | { url?: undefined; problem: string }

// The API's paths begin with /v1, and its documentation often gives addresses with it, or even a whole endpoint.
const OWN_PATHS = /(?<!\/)(?:\/+v1(?:\/+messages)?)?\/*$/

/** Reads an address as people write it: surrounding blanks, trailing slashes and a trailing `/v1` are ignored. */
export function readBaseUrl(text: string): BaseUrl {
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    return { problem: 'must be an http or https URL' }
  }
  if (!/^https?:$/.test(url.protocol)) return { problem: 'must be an http or https URL' }
  if (url.search || url.hash) {
    return { problem: 'must have nothing behind its path: take away the part from ? or # on' }
  }
  if (url.username || url.password) {
    return { problem: 'must have no user name and password: the key goes into ANTHROPIC_API_KEY' }
  }
  return { url: url.origin + url.pathname.replace(OWN_PATHS, '') }
}
