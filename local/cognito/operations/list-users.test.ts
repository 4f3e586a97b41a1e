import { describe, expect, it } from "vitest"
import { START, startPool } from "../testing/start-pool"

interface Row {
  Username: string
  Attributes: { Name: string; Value: string }[]
}
const emails = (users: Row[]) => users.map((user) => user.Attributes.find(({ Name }) => Name === "email")?.Value)

async function people(...names: string[]) {
  const started = await startPool()
  for (const name of names) {
    await started.invite(`${name}@example.com`, { UserAttributes: [{ Name: "given_name", Value: name }] })
  }
  const list = (request: Record<string, unknown> = {}) => started.call("ListUsers", request)
  const find = async (Filter: string) => emails((await list({ Filter })).Users).sort()
  return { ...started, list, find }
}

describe("ListUsers", () => {
  it("gives rows with attributes, dates and status, without groups", async () => {
    const { list } = await people("ada")
    const [user] = (await list()).Users
    expect(user).toMatchObject({ Enabled: true, UserStatus: "FORCE_CHANGE_PASSWORD", UserCreateDate: START / 1000 })
    expect(user.Attributes).toEqual([
      { Name: "sub", Value: user.Username },
      { Name: "given_name", Value: "ada" },
      { Name: "email", Value: "ada@example.com" },
    ])
    expect(Object.keys(user)).not.toContain("Groups")
  })

  it("gives everybody once, page by page, and ends without a token", async () => {
    const names = Array.from({ length: 7 }, (_, number) => `user${number}`)
    const { list } = await people(...names)
    const seen: Row[] = []
    let PaginationToken: string | undefined
    do {
      const page = await list({ Limit: 3, ...(PaginationToken ? { PaginationToken } : {}) })
      seen.push(...page.Users)
      PaginationToken = page.PaginationToken
    } while (PaginationToken)
    expect(emails(seen).sort()).toEqual(names.map((name) => `${name}@example.com`))
  })

  it("finds by exact value and by prefix, without regard to case where Cognito has none", async () => {
    const { find } = await people("ada", "adam", "Grace")
    expect(await find('email = "ADA@example.com"')).toEqual(["ada@example.com"])
    expect(await find('given_name ^= "AD"')).toEqual(["ada@example.com", "adam@example.com"])
    expect(await find('given_name = "grace"')).toEqual(["Grace@example.com"])
    expect(await find('given_name = "gra"')).toEqual([])
    expect(await find('cognito:user_status = "force_change_password"')).toHaveLength(3)
  })

  it("minds the case of status and user name", async () => {
    const { call, find, list } = await people("ada", "grace")
    await call("AdminDisableUser", { Username: "ada@example.com" })
    expect(await find('status = "Disabled"')).toEqual(["ada@example.com"])
    expect(await find('status = "disabled"')).toEqual([])
    const { Username } = (await list({ Filter: 'status = "Enabled"' })).Users[0]
    expect(await find(`username = "${Username}"`)).toEqual(["grace@example.com"])
    expect(await find(`username ^= "${Username.slice(0, 13)}"`)).toEqual(["grace@example.com"])
    expect(await find(`sub = "${Username}"`)).toEqual(["grace@example.com"])
  })

  it("gives only the attributes that were asked for", async () => {
    const { list } = await people("ada")
    const [user] = (await list({ AttributesToGet: ["email"] })).Users
    expect(user.Attributes).toEqual([{ Name: "email", Value: "ada@example.com" }])
  })

  it("refuses a limit of 61 in Cognito's words and takes 0 and 60", async () => {
    const { list } = await people("ada")
    await expect(list({ Limit: 61 })).rejects.toMatchObject({
      name: "InvalidParameterException",
      message:
        "1 validation error detected: Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60",
    })
    expect((await list({ Limit: 0 })).Users).toHaveLength(1)
    expect((await list({ Limit: 60 })).Users).toHaveLength(1)
  })

  it.each([
    ["no quotes", "email = ada"],
    ["a quote that is not escaped", 'given_name = "a"b"'],
    ["a backslash that escapes nothing", 'given_name = "a\\b"'],
    ["two attributes", 'email = "a" and given_name = "b"'],
    ["another comparison", 'email != "a"'],
    ["a custom attribute", 'custom:team = "a"'],
    ["an attribute that cannot be searched", 'locale = "en"'],
    ["257 characters", `email = "${"a".repeat(247)}"`],
  ])("refuses a filter with %s", async (_, Filter) => {
    const { list } = await people("ada")
    await expect(list({ Filter })).rejects.toMatchObject({ name: "InvalidParameterException" })
  })

  it("takes a page token only with the very same question", async () => {
    const { list } = await people("ada", "adam", "alan")
    const Filter = 'email ^= "a"'
    const { PaginationToken } = await list({ Filter, Limit: 1 })
    const invalid = { name: "InvalidParameterException", message: "Invalid pagination token." }
    await expect(list({ Filter: 'email ^= "ad"', Limit: 1, PaginationToken })).rejects.toMatchObject(invalid)
    await expect(list({ Filter, Limit: 2, PaginationToken })).rejects.toMatchObject(invalid)
    await expect(list({ Filter, Limit: 1, PaginationToken, AttributesToGet: ["email"] })).rejects.toMatchObject(invalid)
    const damaged = `${PaginationToken.slice(0, 40)}AAAA${PaginationToken.slice(44)}`
    await expect(list({ Filter, Limit: 1, PaginationToken: damaged })).rejects.toMatchObject(invalid)
    expect(emails((await list({ Filter, Limit: 1, PaginationToken })).Users)).toEqual(["adam@example.com"])
  })

  it("refuses the page token of another pool", async () => {
    const one = await people("ada", "grace")
    const other = await people("ada", "grace")
    const { PaginationToken } = await one.list({ Limit: 1 })
    await expect(other.list({ Limit: 1, PaginationToken })).rejects.toMatchObject({ name: "InvalidParameterException" })
  })
})
