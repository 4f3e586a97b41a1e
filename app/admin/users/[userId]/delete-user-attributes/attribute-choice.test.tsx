import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { FormState } from "@/app/ui/form-state"
import type { ActionResult } from "@/lib/action-result"
import { AttributeChoice } from "./attribute-choice"

const attributes = [
  { name: "name", field: "attribute.name", label: "Name", value: "Ada", notes: [] },
  { name: "custom:remote", field: "attribute.custom:remote", label: "remote", value: "true", notes: ["Noted."] },
]

function render(failed?: Partial<Extract<ActionResult<unknown>, { status: "failed" }>>): string {
  const state = failed
    ? ({ status: "failed", code: "InvalidInput", message: "", requestId: "r", ...failed } as const)
    : ({ status: "idle" } as const)
  return renderToStaticMarkup(
    <FormState value={state}>
      <AttributeChoice attributes={attributes} />
    </FormState>,
  )
}
const boxes = (html: string) => html.match(/<input[^>]*>/g) ?? []

describe("the choice of attributes to delete", () => {
  it("has a checkbox for each, with its name in words and what it is, and nothing chosen", () => {
    const html = render()
    expect(html).toMatch(/name="attribute.name".*Name.*<bdi[^>]*>Ada<\/bdi>.*remote.*Yes.*Noted\./s)
    expect(boxes(html)).toHaveLength(2)
    expect(html).not.toMatch(/checked|aria-invalid|role="alert"/)
  })

  it("stays as it was chosen when it fails", () => {
    const [name, remote] = boxes(render({ values: { "attribute.custom:remote": "on" } }))
    expect(name).not.toContain("checked")
    expect(remote).toContain("checked")
  })

  it("says at an attribute that it was changed", () => {
    const html = render({ fieldErrors: { "attribute.name": ["Changed by somebody."] } })
    expect(boxes(html).map((box) => box.includes("aria-invalid"))).toEqual([true, false])
    expect(html.match(/Changed by somebody\./g)).toHaveLength(1)
  })

  it("leaves to the field of the reason what is wrong with that", () => {
    expect(render({ fieldErrors: { reason: ["Said there."] } })).not.toMatch(/aria-invalid|Said there/)
  })

  it.each(["chosen", "attribute.custom:gone"])("says below all what is about none of them: %s", (field) => {
    const html = render({ fieldErrors: { [field]: ["Said below."] } })
    expect(boxes(html).every((box) => box.includes("aria-invalid"))).toBe(true)
    expect(html).toMatch(/role="alert"[^>]*>Said below\.<\/p><\/fieldset>$/)
  })
})
