import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { type UserLine, UserTable } from "./user-table"

const user = (over: Partial<UserLine> = {}): UserLine => ({
  userId: "4dc7a2f0-1111-4222-8333-123456789abc",
  username: "4dc7a2f0-1111-4222-8333-123456789abc",
  name: "Ann",
  email: "ann@example.com",
  status: "CONFIRMED",
  enabled: true,
  createdAt: "2026-03-01T12:00:00.000Z",
  ...over,
})
const render = (...users: UserLine[]) => renderToStaticMarkup(<UserTable users={users} />)

describe("a line of the list of users", () => {
  it("says the state in words and leads to the user", () => {
    const html = render(user())
    expect(html).toContain('href="/admin/users/4dc7a2f0-1111-4222-8333-123456789abc"')
    for (const text of ["Ann", "ann@example.com", "Confirmed", "Enabled", "1 Mar 2026"]) expect(html).toContain(text)
  })

  it("shows the address where there is no name, and the username where there is neither", () => {
    expect(render(user({ name: null }))).toMatch(/<a [^>]*>ann@example.com<\/a>/)
    expect(render(user({ name: null, email: null, username: "ann-1" }))).toMatch(/<a [^>]*>ann-1<\/a>/)
  })

  it("says that somebody is disabled", () => {
    expect(render(user({ enabled: false }))).toContain("Disabled")
  })

  it("shows a name that is markup as text", () => {
    const html = render(user({ name: '"><script>alert(1)</script>' }))
    expect(html).not.toContain("<script")
    expect(html).toContain("&lt;script&gt;")
  })

  it("can be ticked where users are chosen, under the name that is read out, and nowhere else", () => {
    const html = renderToStaticMarkup(<UserTable users={[user()]} choose />)
    expect(html).toContain('type="checkbox" aria-label="Choose Ann" name="userId"')
    expect(html).toContain('value="4dc7a2f0-1111-4222-8333-123456789abc"')
    expect(render(user())).not.toContain("checkbox")
  })

  it("stays a few elements, because sixty of them are most of what the page costs", () => {
    const elements = (html: string) => html.match(/<[a-z]/g)?.length ?? 0
    expect(elements(render(user(), user({ userId: "b" }))) - elements(render(user()))).toBeLessThanOrEqual(8)
  })
})
