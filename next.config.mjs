import { NO_PAGE_POLICY, SECURITY_HEADERS } from './lib/server/http/security-headers.mjs'

const API_HEADERS = [
  { key: 'Content-Security-Policy', value: NO_PAGE_POLICY },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
]

/** Scripts, styles and fonts of the page, and what is not among them. */
const STATIC_HEADERS = [{ key: 'Content-Security-Policy', value: "default-src 'self'; frame-ancestors 'none'" }]

/** A shared page is for those who have its link: not for search engines, and its address is told to nobody. */
const SHARE_HEADERS = [
  { key: 'X-Robots-Tag', value: 'noindex, nofollow, noarchive' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
]

/** Private whoever asks, and listed nowhere. */
const UNLISTED_HEADERS = [{ key: 'X-Robots-Tag', value: 'noindex, nofollow, noarchive' }]

/** What is in `public` changes with a version at most, and its names stay. */
const PUBLIC_FILES =
  '/:file(favicon\\.ico|icon\\.svg|icon-192\\.png|icon-512\\.png|icon-maskable-512\\.png|apple-touch-icon\\.png|link-picture\\.png|manifest\\.webmanifest|robots\\.txt)'
const PUBLIC_HEADERS = [
  { key: 'Cache-Control', value: 'public, max-age=3600, stale-while-revalidate=86400' },
  { key: 'Content-Security-Policy', value: NO_PAGE_POLICY },
]

/** An export that is looked at to be printed: its own style sheet is in it. */
const EXPORT_HEADERS = [
  {
    key: 'Content-Security-Policy',
    value: "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
  },
]

/** The sandbox is embedded by the page, and by nobody else; its policy is its route's. */
const SANDBOX_HEADERS = [{ key: 'X-Frame-Options', value: 'SAMEORIGIN' }]

/** A file that somebody has attached: whatever is in it, no browser runs it. */
const FILE_HEADERS = [{ key: 'Content-Security-Policy', value: "sandbox; default-src 'none'" }]

/** @type {import('next').NextConfig} */
const config = {
  typedRoutes: true,
  serverExternalPackages: ['@electric-sql/pglite', 'unpdf'],
  // Read by their paths, which no bundler sees.
  outputFileTracingIncludes: {
    '/**': [
      './lib/server/database/migrations/**/*',
      './lib/server/database/embedded/*',
      './node_modules/@electric-sql/pglite/dist/**/*',
      './lib/server/files/pdf-process.mjs',
      './lib/server/files/pdf-worker.mjs',
      './node_modules/unpdf/**/*',
    ],
  },
  poweredByHeader: false,
  // The server never fetches images for a visitor: the optimiser is an open door that this product does not need.
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  headers: async () => [
    // Where Node serves, every-response.ts sees to what no rule here reaches: errors of the router, malformed addresses.
    { source: '/:path*', headers: Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value })) },
    { source: '/_next/(static|image)/:path*', headers: STATIC_HEADERS },
    { source: PUBLIC_FILES, headers: PUBLIC_HEADERS },
    { source: '/api/:path*', headers: [...API_HEADERS, ...UNLISTED_HEADERS] },
    { source: '/chat/:path*', headers: UNLISTED_HEADERS },
    { source: '/api/chats/:chatId/export', headers: EXPORT_HEADERS },
    { source: '/sandbox/javascript', headers: SANDBOX_HEADERS },
    { source: '/api/files/:fileId', headers: FILE_HEADERS },
    { source: '/share/:path*', headers: SHARE_HEADERS },
  ],
  experimental: {
    // Above the limit of every route, so that the routes' own byte count answers 413 (SAFETY M4).
    proxyClientMaxBodySize: '12mb',
  },
}

export default config
