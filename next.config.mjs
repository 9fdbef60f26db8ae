import { NO_PAGE_POLICY, SECURITY_HEADERS } from './lib/server/http/security-headers.mjs'

const API_HEADERS = [
  { key: 'Content-Security-Policy', value: NO_PAGE_POLICY },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
]

/**
 * For scripts, styles and fonts of the page, and missing ones. A worker obeys the policy of its own script, so that only
 * workers, such as the one that maps source files, may compile WebAssembly: pages may not (proxy.ts).
 */
const STATIC_HEADERS = [
  {
    key: 'Content-Security-Policy',
    value: "default-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'",
  },
]

/** A shared page is for those who have its link: it is not indexed, and its address is not sent as a referrer. */
const SHARE_HEADERS = [
  { key: 'X-Robots-Tag', value: 'noindex, nofollow, noarchive' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
]

/** Private to everybody, and listed nowhere. */
const UNLISTED_HEADERS = [{ key: 'X-Robots-Tag', value: 'noindex, nofollow, noarchive' }]

/** Files in `public` change only with a version, and keep their names. */
const PUBLIC_FILES =
  '/:file(favicon\\.ico|icon\\.svg|icon-192\\.png|icon-512\\.png|icon-maskable-512\\.png|apple-touch-icon\\.png|link-picture\\.png|manifest\\.webmanifest|robots\\.txt)'
const PUBLIC_HEADERS = [
  { key: 'Cache-Control', value: 'public, max-age=3600, stale-while-revalidate=86400' },
  { key: 'Content-Security-Policy', value: NO_PAGE_POLICY },
]

/** An export opened for printing contains its own style sheet. */
const EXPORT_HEADERS = [
  {
    key: 'Content-Security-Policy',
    value: "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
  },
]

/** Only the page may embed the sandbox; its route sets its policy. */
const SANDBOX_HEADERS = [{ key: 'X-Frame-Options', value: 'SAMEORIGIN' }]

/** An attached file: whatever it contains, no browser runs it. */
const FILE_HEADERS = [{ key: 'Content-Security-Policy', value: "sandbox; default-src 'none'" }]

/** @type {import('next').NextConfig} */
const config = {
  typedRoutes: true,
  serverExternalPackages: ['@electric-sql/pglite', 'unpdf'],
  // Read by path, which bundlers do not see.
  outputFileTracingIncludes: {
    '/**': [
      './lib/server/database/migrations/**/*',
      './lib/server/database/embedded/*',
      './node_modules/@electric-sql/pglite/dist/**/*',
      './lib/server/files/pdf-process.mjs',
      './lib/server/files/pdf-worker.mjs',
      './node_modules/unpdf/**/*',
      './node_modules/web-tree-sitter/web-tree-sitter.wasm',
      './node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-{go,javascript,python,tsx,typescript}.wasm',
    ],
  },
  poweredByHeader: false,
  // The server never fetches images for visitors: the optimiser would be an attack surface without a use.
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  headers: async () => [
    // On Node, every-response.ts covers what no rule here reaches: router errors and malformed addresses.
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
    // Every page that shares modules with `/` splits its scripts further, and small ones compress badly: with the default of
    // 50,000 the page of documents added 4 KB to the first load of `/`. Larger chunks make that of every page smaller.
    turbopackChunking: { minChunkSize: 200_000 },
    // Above the limit of every route, so that the routes' own byte counts answer 413 (SAFETY M4).
    proxyClientMaxBodySize: '12mb',
  },
}

export default config
