"use client"

import "./globals.css"
import { Crash } from "./ui/crash"

/** Stands in for the root layout when that itself fails. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <Crash id={error.digest} retry={reset} />
      </body>
    </html>
  )
}
