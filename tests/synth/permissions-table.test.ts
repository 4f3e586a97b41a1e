import { expect, it } from "vitest"
import { describeDeployedBackend } from "./backend"
import { permissionsDocument } from "./permissions-table"

it("the documentation says what each deployed function may do", async () => {
  const document = permissionsDocument((await describeDeployedBackend()).functions)
  // `npx vitest run --project unit tests/synth/permissions-table --update` writes it anew.
  await expect(document).toMatchFileSnapshot(new URL("../../docs/permissions.md", import.meta.url).pathname)
})
