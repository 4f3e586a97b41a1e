import { renderToStaticMarkup } from "react-dom/server"
import { expect, it } from "vitest"
import { useFollowingValue } from "./following-value"
import { FormState } from "./form-state"

function Held({ shownAs }: { shownAs?: string }) {
  return useFollowingValue("field", "now", shownAs)
}
function held(values: Record<string, string> | undefined, shownAs?: string): string {
  const failed = { status: "failed", code: "ChangedMeanwhile", message: "", requestId: "r" } as const
  return renderToStaticMarkup(
    <FormState value={values ? { ...failed, values } : { status: "idle" }}>
      <Held shownAs={shownAs} />
    </FormState>,
  )
}

it.each([
  ["what it is, before anything was sent", undefined, "now"],
  ["what it is, where it was not sent or is a secret", {}, "now"],
  ["what was typed, in a form that says nothing of what it showed", { field: "typed" }, "typed"],
  ["what was typed, where that is not what was shown", { field: "typed", shown: '{"field":"before"}' }, "typed"],
  ["what it is now, where it was left alone", { field: "before", shown: '{"field":"before"}' }, "now"],
  ["what it is now, where a browser changed the line ends", { field: "a\r\nb", shown: '{"field":"a\\nb"}' }, "now"],
  ["what it is now, where it was left empty", { field: "", shown: '{"field":null}' }, "now"],
  ["what it is now, where a number was left alone", { field: "3", shown: '{"field":3}' }, "now"],
  ["what was typed, where another field was shown", { field: "typed", shown: '{"other":"typed"}' }, "typed"],
  ["what was typed, where nobody can read what was shown", { field: "typed", shown: "SMS_MFA" }, "typed"],
  ["what was typed, where nothing was shown", { field: "typed", shown: "null" }, "typed"],
])("a field holds %s", (_, values, expected) => {
  expect(held(values as Record<string, string> | undefined)).toBe(expected)
})

it("a field may be shown under another name", () => {
  const values = { field: "before", shown: '{"name":"before"}' }
  expect(held(values, "name")).toBe("now")
  expect(held(values)).toBe("before")
})
