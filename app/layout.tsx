import type { Metadata, Viewport } from "next"
import type { ReactNode } from "react"
import { NoticeStrip } from "./notice-strip"
import { readTheme } from "./ui/theme"
import "./globals.css"

export const metadata: Metadata = {
  title: { default: "Admin console", template: "%s · Admin console" },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
}

// A page that was rendered once for everybody would have no nonce, and could be kept by a cache together with a cookie.
export const dynamic = "force-dynamic"

/** Around every page. The reader's choice of light or dark is a cookie, so the first byte already has it: no flash. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await readTheme()
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <body>
        <NoticeStrip text={process.env.CONSOLE_NOTICE} />
        {children}
      </body>
    </html>
  )
}
