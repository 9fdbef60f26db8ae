/** @type {import('next').NextConfig} */
const config = {
  typedRoutes: true,
  poweredByHeader: false,
  // The server never fetches images for a visitor: the optimiser is an open door that this product does not need.
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  experimental: {
    // Above the limit of every route, so that the routes' own byte count answers 413 (SAFETY M4).
    proxyClientMaxBodySize: '4mb',
  },
}

export default config
