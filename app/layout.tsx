/** The document around every page. */

import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { SignOutWatch } from '@/components/account/sign-out-watch'
import { getConfig } from '@/lib/server/config'
import { siteOrigin } from '@/lib/server/http/site-origin'
import { readSetting } from '@/lib/shared/own-names'
import { LinkCard } from './link-card'
import './globals.css'

const NAME = 'Firstword'
const DESCRIPTION = 'A chat for Claude in which an answer appears as it is generated.'

export const metadata: Metadata = {
  title: NAME,
  description: DESCRIPTION,
  robots: { index: false },
  manifest: '/manifest.webmanifest',
  icons: {
    icon: [
      { url: '/favicon.ico', sizes: '16x16 32x32 48x48' },
      { url: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
    ],
    apple: { url: '/apple-touch-icon.png', sizes: '180x180' },
  },
  appleWebApp: { capable: true, title: NAME, statusBarStyle: 'default' },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f5' },
    { media: '(prefers-color-scheme: dark)', color: '#131313' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Each response has its own nonce, so no page may be prerendered.
  await connection()
  const cookieStore = await cookies()
  const theme = readSetting('theme', (name) => cookieStore.get(name)?.value)
  const chosen = theme === 'light' || theme === 'dark' ? theme : undefined
  const origin = siteOrigin(await headers(), getConfig().appOrigin)
  return (
    <html lang="en" data-theme={chosen} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <head>{origin !== undefined && <LinkCard origin={origin} title={NAME} description={DESCRIPTION} />}</head>
      <body>
        {children}
        <SignOutWatch />
      </body>
    </html>
  )
}
