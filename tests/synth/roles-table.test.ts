import { expect, it } from "vitest"
import { describeDeployedBackend } from "./backend"
import { callersOfFields } from "./field-callers"
import { rolesDocument } from "./roles-table"

it("the documentation says who may call each field of the deployed API", async () => {
  const document = rolesDocument(callersOfFields(await describeDeployedBackend()))
  // `npx vitest run --project unit tests/synth/roles-table --update` writes it anew.
  await expect(document).toMatchFileSnapshot(new URL("../../docs/roles.md", import.meta.url).pathname)
})
