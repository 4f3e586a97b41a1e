import { renderToStaticMarkup } from "react-dom/server"
import { expect, it } from "vitest"
import { MANY_USERS_CHANGES, MANY_USERS_OPERATIONS } from "@/lib/many-users"
import { manyUsersWords } from "@/lib/many-users-words"
import { mayCall, type Role } from "@/lib/roles"
import { ChooseBar } from "./choose-bar"

const render = (roles: Role[]) => renderToStaticMarkup(<ChooseBar roles={roles} />)
const sentBy = (html: string) => [...html.matchAll(/<button type="submit"[^>]*value="([^"]+)"/g)].map(([, it]) => it)

it.each<[Role[]]>([[["admin"]], [["support"]], [["auditor"]], [["support", "auditor"]]])(
  "sends for %j only what they may do, and says why not the rest",
  (roles) => {
    const html = render(roles)
    const may = MANY_USERS_CHANGES.filter((change) => mayCall(roles, MANY_USERS_OPERATIONS[change]))
    expect(sentBy(html)).toEqual(may)
    for (const change of MANY_USERS_CHANGES.filter((each) => !may.includes(each))) {
      const { label } = manyUsersWords(change)
      const [, about] =
        new RegExp(`<button type="button" aria-disabled="true" aria-describedby="([^"]+)"[^>]*>${label}<`).exec(html) ??
        []
      expect(html).toMatch(new RegExp(`<p id="${about}"[^>]*>[^<]*${label}[^<]*: Only administrators `))
    }
  },
)

it("has no reason to give to an administrator", () => {
  expect(render(["admin"])).not.toMatch(/Only administrators|aria-disabled="/)
})
