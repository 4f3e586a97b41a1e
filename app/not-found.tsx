import type { Metadata } from "next"
import { buttonClass } from "./ui/button-class"

export const metadata: Metadata = { title: "Not found" }

export default function NotFound() {
  return (
    <main className="mx-auto grid max-w-lg justify-items-start gap-4 px-4 py-16">
      <h1 className="text-xl font-semibold">There is no such page</h1>
      <p>The address may be mistyped, or what it led to is gone.</p>
      <a href="/admin" className={buttonClass("primary")}>
        Dashboard
      </a>
    </main>
  )
}
