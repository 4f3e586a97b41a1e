"use client"

import { Crash } from "./ui/crash"

/** `digest` is the request id where an action failed, else the id under which Next logged the error. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <Crash id={error.digest} retry={reset} />
}
