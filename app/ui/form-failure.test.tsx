import { renderToStaticMarkup } from "react-dom/server"
import { expect, it } from "vitest"
import { FormFailure } from "./form-failure"

const failed = { status: "failed", code: "SignInTooOld", message: "It failed.", requestId: "r" } as const
const wayOut = { path: "/sign-in/again?next=%2Fadmin", label: "Confirm it" }

it("says why it failed, and nothing more where nothing helps", () => {
  const html = renderToStaticMarkup(<FormFailure {...failed} />)
  expect(html).toContain("It failed.")
  expect(html).toContain("text-bad")
  expect(html).not.toContain("<a")
})

it("is no failure any more, once its reader has confirmed who they are", () => {
  expect(renderToStaticMarkup(<FormFailure {...failed} tone="success" />)).toContain("text-good")
})

it("offers what helps: a link, which needs no script, and which a script knows where it is a fresh sign-in", () => {
  const link = /<a href="\/sign-in\/again\?next=%2Fadmin" class="[^"]*">Confirm it<\/a>/
  expect(renderToStaticMarkup(<FormFailure {...failed} wayOut={wayOut} />)).toMatch(link)
  const html = renderToStaticMarkup(<FormFailure {...failed} wayOut={{ ...wayOut, confirmed: "It is confirmed." }} />)
  expect(html).toContain('data-sign-in-again="It is confirmed."')
})
