import db from "dynalite/db/index.js"
import { expect, it, vi } from "vitest"
import { deployTable } from "./deploy-table"
import { runOperation } from "./operations"
import { A_TABLE, anItem } from "./testing/tables"

it("writes an item and all its entries in indexes at once", async () => {
  const store = db.create({})
  await deployTable(store, A_TABLE)
  const batch = vi.spyOn(store.db, "batch")
  const single = [vi.spyOn(store.db, "put"), vi.spyOn(store.db, "del")]
  const written = () => batch.mock.calls.map(([changes]) => changes.map((change) => String(Object(change).key)))

  await runOperation(store, "PutItem", { TableName: "Orders", Item: anItem(3) })
  expect(written()).toEqual([
    [
      expect.stringMatching(/^index-global~Orders~byDay~/),
      expect.stringMatching(/^index-global~Orders~byState~/),
      expect.stringMatching(/^item-Orders~/),
    ],
  ])
  await runOperation(store, "DeleteItem", { TableName: "Orders", Key: { shop: { S: "a" }, n: { N: "3" } } })
  expect(written()[1]).toEqual(written()[0])
  for (const write of single) expect(write).not.toHaveBeenCalled()
  await store.db.close()
})
