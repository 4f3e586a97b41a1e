import type { ComponentProps } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, it, vi } from "vitest"
import { OwnFactors } from "./own-factors"

vi.mock("./begin-form", () => ({ BeginForm: () => <form /> }))
vi.mock("@/lib/own-second-factor", () => ({ APP_FACTOR: "SOFTWARE_TOKEN_MFA" }))

const usual = {
  factors: [],
  isRequired: false,
  isOffered: true,
  isBegun: false,
  ahead: null,
  next: "/admin/groups",
}
const withApp = { factors: ["SOFTWARE_TOKEN_MFA"] }
const OFF = 'href="/admin/second-factor/switch-off"'

function shown(what: Partial<ComponentProps<typeof OwnFactors>> = {}): string {
  return renderToStaticMarkup(<OwnFactors {...usual} {...what} />)
}

it("offers an app to whoever has none, and nothing to switch off", () => {
  expect(shown()).toMatch(/No authenticator app is set up.*<form/)
  expect(shown()).not.toContain(OFF)
  expect(shown()).toContain("Whoever has your password can sign in.")
  expect(shown()).not.toContain("needs a second factor")
})

it("offers another app and the way to switch it off to whoever has one", () => {
  expect(shown(withApp)).toMatch(/An authenticator app is set up.*<form.*switch-off/)
})

it("says that one is required, and offers no way to switch it off then", () => {
  expect(shown({ isRequired: true })).toContain("needs a second factor to change anything")
  expect(shown({ isRequired: true, ...withApp })).toContain("It cannot be switched off")
  expect(shown({ isRequired: true, ...withApp })).not.toContain(OFF)
  expect(shown({ isRequired: true, ...withApp })).not.toContain("needs a second factor to change anything")
})

it("says what is to be done before, above the form", () => {
  expect(shown({ ahead: <em>First</em> })).toMatch(/<em>First<\/em>.*<form/)
})

it("offers none where the pool has none", () => {
  expect(shown({ isOffered: false })).not.toContain("<form")
  expect(shown({ isOffered: false })).toContain("offers no authenticator apps")
})

it("names the other ways that are on, and the way back to a set-up that was begun", () => {
  const page = shown({ factors: ["SMS_MFA", "EMAIL_OTP"], isBegun: true })
  expect(page).toContain("a code by text message, e-mail message.")
  expect(page).not.toContain("Whoever has your password")
  expect(page).toContain('href="/admin/second-factor/verify-software-token"')
  expect(shown()).not.toContain("verify-software-token")
})
