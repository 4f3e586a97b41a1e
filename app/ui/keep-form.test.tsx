import { renderToStaticMarkup } from "react-dom/server"
import { expect, it } from "vitest"
import { type ActionResult, IDLE } from "@/lib/action-result"
import { Field } from "./field"
import { Form } from "./form"
import { KeepForm } from "./keep-form"

const form = (state: ActionResult<unknown>) =>
  renderToStaticMarkup(
    <KeepForm state={state}>
      <Form action={async () => IDLE} requestId="r">
        <Field name="reason" label="Reason" />
      </Form>
    </KeepForm>,
  )

it("a form starts with what its page has kept of it, and says what has become of it", () => {
  const values = { reason: "They have left" }
  const html = form({ status: "failed", code: "SignInTooOld", message: "Send it now.", requestId: "r", values })
  expect(html).toContain('value="They have left"')
  expect(html).toContain("Send it now.")
})

it("a form starts with nothing where nothing was kept", () => {
  expect(form(IDLE)).toContain('<div role="alert" class="empty:hidden"></div>')
  expect(form(IDLE)).not.toContain("They have left")
})
