/**
 * The preview that other programs show for a link to this site. It is the same for every page and reveals nothing of
 * any chat.
 */

const PICTURE = { path: '/link-picture.png', width: 1200, height: 630 }
const PICTURE_WORDS = 'Firstword: read the answer while it is written. A chat for Claude.'

interface LinkCardProps {
  /** The site's origin: those programs take absolute addresses only. */
  origin: string
  title: string
  description: string
}

/** In the document itself: Next's metadata would have to be known before there is a request. */
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
