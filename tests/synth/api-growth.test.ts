import { readFile } from "node:fs/promises"
import { buildSchema, findBreakingChanges } from "graphql"
import { expect, it } from "vitest"
import { DIRECTIVES_AND_SCALARS } from "./appsync-schema"
import { describeDeployedBackend } from "./backend"

const recorded = new URL("api.graphql", import.meta.url)

it("keeps every field and argument that the API has had, and records every new one", async () => {
  const { api } = await describeDeployedBackend()
  const before = await readFile(recorded, "utf8")
  const [old, now] = [before, api.schema].map((schema) => buildSchema(DIRECTIVES_AND_SCALARS + schema))
  expect(old && now && findBreakingChanges(old, now)).toEqual([])
  // `npx vitest run --project unit tests/synth --update` records what was added.
  await expect(api.schema).toMatchFileSnapshot(recorded.pathname)
}, 180_000)
