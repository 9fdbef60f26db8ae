/** File names in the `filename*` parameter of a content-disposition header (RFC 5987). */

/** The name, percent-encoded. The RFC allows fewer characters than encodeURIComponent leaves. */
export function encodeFileName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
