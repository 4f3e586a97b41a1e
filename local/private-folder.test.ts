import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, expect, it } from "vitest"
import { openStore } from "./cognito/store/level-store"
import { makePrivateFolder } from "./private-folder"

const root = mkdtempSync(path.join(tmpdir(), "private-"))
afterAll(() => rmSync(root, { recursive: true }))

const permissions = (folder: string) => (statSync(folder).mode & 0o777).toString(8)

it("lets nobody but its owner into a folder that it makes, with those above it", () => {
  const folder = path.join(root, "a", "b")
  makePrivateFolder(folder)
  expect(permissions(folder)).toBe("700")
})

it("closes a folder that was open to everybody", () => {
  const folder = path.join(root, "open")
  mkdirSync(folder, { mode: 0o755 })
  makePrivateFolder(folder)
  expect(permissions(folder)).toBe("700")
})

it("keeps a pool's signing key, codes and mails in such a folder", async () => {
  const folder = path.join(root, "pool")
  const store = await openStore(folder)
  await store.close()
  expect(permissions(folder)).toBe("700")
})
