import { renderToStaticMarkup } from "react-dom/server"
import { expect, it } from "vitest"
import { BeforeAndAfter } from "./before-and-after"

it.each(["constructor", "__proto__", "toString"])("shows an attribute that is called %s by that name", (name) => {
  const record = { kind: "intent", arguments: {}, before: JSON.parse(`{"${name}":"Old"}`) }
  expect(renderToStaticMarkup(<BeforeAndAfter record={record as never} />)).toContain(`>${name}</code>`)
})

it.each([
  ["not known, or not good", false, "not changed, or not known"],
  ["that it was done", true, "is in its outcome"],
])("says of an intent whose outcome is %s where the values after it are", (_, isDoneByPartner, said) => {
  const record = { kind: "intent", arguments: {}, before: { member: false } }
  const html = renderToStaticMarkup(<BeforeAndAfter record={record as never} isDoneByPartner={isDoneByPartner} />)
  expect(html).toContain(said)
  expect(html).not.toContain(">changed<")
})
