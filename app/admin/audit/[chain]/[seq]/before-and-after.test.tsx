import { renderToStaticMarkup } from "react-dom/server"
import { expect, it } from "vitest"
import { BeforeAndAfter } from "./before-and-after"

it.each(["constructor", "__proto__", "toString"])("shows an attribute that is called %s by that name", (name) => {
  const record = { kind: "intent", arguments: {}, before: JSON.parse(`{"${name}":"Old"}`) }
  expect(renderToStaticMarkup(<BeforeAndAfter record={record as never} />)).toContain(`>${name}</code>`)
})

it.each([
  ["not known yet", false, "not changed, or not known"],
  ["told by another event", true, "is in its outcome"],
])("says of an intent whose outcome is %s where its values after are", (_, hasOutcome, said) => {
  const record = { kind: "intent", arguments: {}, before: { member: false } }
  const html = renderToStaticMarkup(<BeforeAndAfter record={record as never} hasOutcome={hasOutcome} />)
  expect(html).toContain(said)
  expect(html).not.toContain(">changed<")
})
