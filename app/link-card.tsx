/** What other programs show of a link to this site. It is the same for every page: nothing of any chat is in it. */

const PICTURE = { path: '/link-picture.png', width: 1200, height: 630 }
const PICTURE_WORDS = 'Firstword: read the answer while it is written. A chat for Claude.'

interface LinkCardProps {
  /** Where the site is: those programs take whole addresses only. */
  origin: string
  title: string
  description: string
}

/** In the document itself and not in the metadata, whose card must be known before there is a request. */
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
