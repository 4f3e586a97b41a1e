import { afterEach, describe, expect, it, vi } from "vitest"
import { fakeCognito } from "../../amplify/testing/fake-cognito"
import { findUser } from "./find-user"
import { Refusal } from "./refusal"

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const SUB = "6f1c2b1e-0000-4000-8000-000000000001"
const user = (Username: string) => ({
  Username,
  Attributes: [{ Name: "sub", Value: Username }],
  UserStatus: "CONFIRMED",
})

describe("finding a user", () => {
  it("asks for the address exactly as it was given, whatever is in it", async () => {
    const sent = fakeCognito(() => ({ Users: [user(SUB)] }))
    expect(await findUser('a"b\\c@example.com')).toMatchObject({ userId: SUB })
    expect(sent.map(({ input }) => input.Filter)).toEqual(['email = "a\\"b\\\\c@example.com"'])
  })

  it("asks for a user id as one", async () => {
    const sent = fakeCognito(() => ({ Users: [user(SUB)] }))
    await findUser(SUB)
    expect(sent.map(({ input }) => input.Filter)).toEqual([`sub = "${SUB}"`])
  })

  it("goes on behind a page with nobody on it", async () => {
    const pages = [{ Users: [], PaginationToken: "next" }, { Users: [user(SUB)] }]
    const sent = fakeCognito(() => pages.shift())
    expect(await findUser("ada@example.com")).toMatchObject({ userId: SUB })
    expect(sent.map(({ input }) => input.PaginationToken)).toEqual([undefined, "next"])
  })

  it("finds nobody", async () => {
    fakeCognito(() => ({}))
    expect(await findUser("ada@example.com")).toBeNull()
  })

  it("chooses among several for nobody, and names them", async () => {
    const pages = [{ Users: [user(SUB)], PaginationToken: "next" }, { Users: [user("google_1042")] }]
    fakeCognito(() => pages.shift())
    const found = findUser("ada@example.com")
    await expect(found).rejects.toThrow(Refusal)
    await expect(found).rejects.toThrow(`${SUB} (Confirmed), google_1042 (Confirmed)`)
  })
})
