import { expect, it } from "vitest"
import { forbiddenPage } from "@/lib/forbidden-page"

it("says who is signed in and offers to sign out, without any script", () => {
  const page = forbiddenPage({ email: "ada@example.com", nonce: "n0nce" })
  expect(page).toContain("<bdi>ada@example.com</bdi>")
  expect(page).toContain('<form method="post" action="/sign-out">')
  expect(page).toContain('<style nonce="n0nce">')
  expect(page).not.toContain("<script")
})

it("shows an address that is a script as text", () => {
  const page = forbiddenPage({ email: `"><script>alert('1')</script>&`, nonce: "n0nce" })
  expect(page).not.toContain("<script>")
  expect(page).toContain("&#34;&#62;&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;&#38;")
})

it("needs no address", () => {
  expect(forbiddenPage({ email: null, nonce: "n0nce" })).toContain("This account has no role in this console.")
})
