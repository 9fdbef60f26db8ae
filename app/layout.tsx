/** The document every page stands in. */

import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { SignOutWatch } from '@/components/account/sign-out-watch'
import './globals.css'

export const metadata: Metadata = {
  title: 'Firstword',
  description: 'A chat for Claude in which an answer appears as it is generated.',
  robots: { index: false },
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
  // Each response carries a nonce of its own, so no page may be made ahead of its request.
  await connection()
  const theme = (await cookies()).get('theme')?.value
  const chosen = theme === 'light' || theme === 'dark' ? theme : undefined
  return (
    <html lang="en" data-theme={chosen} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        {children}
        <SignOutWatch />
      </body>
    </html>
  )
}
