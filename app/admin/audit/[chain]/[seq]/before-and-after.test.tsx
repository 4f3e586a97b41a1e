import { renderToStaticMarkup } from "react-dom/server"
import { expect, it } from "vitest"
import { BeforeAndAfter } from "./before-and-after"

it.each(["constructor", "__proto__", "toString"])("shows an attribute that is called %s by that name", (name) => {
  const record = { kind: "intent", arguments: {}, before: JSON.parse(`{"${name}":"Old"}`) }
  expect(renderToStaticMarkup(<BeforeAndAfter record={record as never} />)).toContain(`>${name}</code>`)
})
