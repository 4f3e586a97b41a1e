import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import type { ActionResult } from "@/lib/action-result"
import { AddGroupForm } from "./add-group-form"

const group = (groupName: string) => ({ groupName, description: null, tag: null })
const failed: ActionResult<unknown> = {
  status: "failed",
  code: "ResourceNotFoundException",
  message: "There is no such group.",
  requestId: "01a20516-ddd8-77ad-bd60-fbfbe507c218",
  fieldErrors: { groupName: ["There is no such group."] },
  values: { groupName: "EDITORS" },
}

function render(props: Partial<Parameters<typeof AddGroupForm>[0]>): string {
  const result: ActionResult<unknown> = { status: "idle" }
  const given = { groups: [group("ADMINS"), group("EDITORS")], complete: true, result, ...props }
  return renderToStaticMarkup(<AddGroupForm {...given} userId="u" requestId="r" submit={() => {}} />)
}

describe("the form that adds to a group", () => {
  it("offers the groups that the user does not have", () => {
    expect(render({})).toContain("<option>ADMINS</option><option>EDITORS</option>")
  })

  it("takes a name where the pool has more groups than were read", () => {
    const html = render({ complete: false })
    expect(html).not.toContain("<select")
    expect(html).toMatch(/<input[^>]+name="groupName"/)
  })

  it("is not there when the user is in every group", () => {
    expect(render({ groups: [] })).toBe("")
  })

  it("says at its field what is wrong and keeps what was chosen", () => {
    const html = render({ result: failed })
    const id = /aria-describedby="([^"]+)"/.exec(html)?.[1]
    expect(html).toContain(`<p id="${id}" role="alert"`)
    expect(html).toContain("There is no such group.")
    expect(html).toMatch(/aria-invalid="true"/)
    expect(html).toContain('<option selected="">EDITORS</option>')
  })
})
