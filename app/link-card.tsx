/** The preview card of links to this site. It is the same for every page, and reveals nothing of any chat. */

const PICTURE = { path: '/link-picture.png', width: 1200, height: 630 }
const PICTURE_WORDS = 'Firstword: read the answer while it is written. A chat for Claude.'

interface LinkCardProps {
  /** The site's origin: preview cards need absolute URLs. */
  origin: string
  title: string
  description: string
}

/** In the document itself and not in the metadata, which must be known before the request. */
export function LinkCard({ origin, title, description }: LinkCardProps) {
  const picture = `${origin}${PICTURE.path}`
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={title} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:image" content={picture} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content={String(PICTURE.width)} />
      <meta property="og:image:height" content={String(PICTURE.height)} />
      <meta property="og:image:alt" content={PICTURE_WORDS} />
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:title" content={title} />
      <meta name="twitter:description" content={description} />
      <meta name="twitter:image" content={picture} />
      <meta name="twitter:image:alt" content={PICTURE_WORDS} />
    </>
  )
}
