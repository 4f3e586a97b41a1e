import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { passwordRefusal } from "@/lib/role-words"
import { emailPool, phonePool } from "@/lib/testing/pool-facts"
import type { UserPoolFacts } from "@/lib/user-pool-facts"
import { CreateUserForm } from "./create-user-form"
import { CreatedUser } from "./created-user"
import { newUserFields } from "./form-fields"

const idle = async () => ({ status: "failed", code: "Internal", message: "", requestId: "r" }) as const
function render(pool: UserPoolFacts, passwordRefusal: string | null = null): string {
  const props = { action: idle, requestId: "r", fields: newUserFields(pool), passwordRefusal }
  return renderToStaticMarkup(<CreateUserForm {...props} />)
}
const namesIn = (html: string) =>
  [...html.matchAll(/<(?:input|select|textarea)[^>]* name="([^"]+)"/g)].map(([, it]) => it)
const inputOf = (html: string, name: string) => new RegExp(`<(input|select)[^>]*name="${name}"[^>]*>`).exec(html)?.[0]

describe("the form of a new user", () => {
  it("offers no password to those who may not see one, and says why", () => {
    const none = (html: string) => /<input[^>]*value="none"[^>]*>/.exec(html)?.[0]
    const html = render(emailPool(), passwordRefusal(["support"]))
    expect(none(html)).toContain("disabled")
    expect(html).toContain("Only administrators may see")
    expect(html).toMatch(/value="email"[^>]*checked|checked[^>]*value="email"/)
    expect(none(render(emailPool()))).not.toContain("disabled")
  })

  it("asks first for the address that people sign in with, and has the rest behind a line", () => {
    const [first = "", more = ""] = render(emailPool()).split("<details")
    expect(namesIn(first)).toEqual(["requestId", "attribute.email", "attribute.email_verified"])
    expect(namesIn(more)).toEqual([
      "attribute.phone_number",
      "attribute.phone_number_verified",
      "attribute.name",
      "attribute.custom:team",
      "attribute.custom:level",
      "attribute.custom:remote",
      "attribute.custom:badge",
      "invitation",
      "invitation",
    ])
    expect(inputOf(first, "attribute.email")).toMatch(/required/)
    expect(inputOf(more, "attribute.custom:level")).toMatch(/type="number".*min="1".*max="10"/)
    expect(more).toContain("Cannot be changed later.")
    expect(more).toMatch(/value="email"[^>]*checked|checked[^>]*value="email"/)
  })

  it("asks in a pool with telephone sign-in for the number and what that pool requires", () => {
    const html = render(phonePool())
    const [first = "", more = ""] = html.split("<details")
    expect(namesIn(first)).toEqual([
      "requestId",
      "attribute.phone_number",
      "attribute.phone_number_verified",
      "attribute.given_name",
    ])
    expect(inputOf(first, "attribute.given_name")).toMatch(/required/)
    expect(namesIn(more)).toContain("attribute.custom:plan")
    expect(html).not.toContain("custom:team")
    expect(html).toContain("by text message")
    expect(html).not.toContain("invitation by e-mail")
  })

  it("asks for either where both serve, and for neither by force", () => {
    const html = render({ ...phonePool(), signInBy: ["email", "phone_number"] })
    expect(inputOf(html, "attribute.email")).not.toMatch(/required/)
    expect(inputOf(html, "attribute.phone_number")).not.toMatch(/required/)
  })

  it("asks for a user name where people have one", () => {
    expect(namesIn(render(emailPool({ signInBy: ["username"] })))[1]).toBe("username")
    expect(namesIn(render(emailPool()))).not.toContain("username")
  })
})

it("a temporary password is shown without any form that could send it back", () => {
  const user = {
    userId: "u",
    username: "u",
    email: "ada@example.com",
    emailVerified: true,
    status: "FORCE_CHANGE_PASSWORD",
    enabled: true,
    createdAt: "2026-01-01T00:00:00.000Z",
    updatedAt: "2026-01-01T00:00:00.000Z",
    attributes: [],
  }
  const html = renderToStaticMarkup(<CreatedUser user={user} temporaryPassword="Xy7-secret" requestId="r" />)
  expect(html).toContain("Xy7-secret")
  expect(html).not.toMatch(/<form|<input/)
  expect(html).toContain('data-dialog-after="/admin/users/u?done=r"')
})
