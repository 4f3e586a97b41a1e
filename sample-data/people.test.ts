import { describe, expect, it } from "vitest"
import { ACCOUNTS } from "./accounts"
import { makePassword } from "./password"
import { makePeople, SAMPLE_GROUPS } from "./people"

const people = [...makePeople(1000)]

describe("the sample people", () => {
  it("are the same at every run, and more of them begin with the same", () => {
    expect([...makePeople(1000)]).toEqual(people)
    expect([...makePeople(1200)].slice(0, 1000)).toEqual(people)
  })

  it("have addresses of their own, in a domain that belongs to nobody", () => {
    expect(new Set(people.map(({ email }) => email)).size).toBe(1000)
    for (const { email } of people) expect(email).toMatch(/^[a-z.]+\.\d+@example\.com$/)
  })

  it("are in every state, disabled and enabled, with and without a name", () => {
    const states = new Set(people.map(({ status }) => status))
    expect([...states].sort()).toEqual(["CONFIRMED", "FORCE_CHANGE_PASSWORD", "RESET_REQUIRED", "UNCONFIRMED"])
    expect(people.some(({ disabled }) => disabled)).toBe(true)
    expect(people.some(({ attributes }) => !attributes.some(({ Name }) => Name === "name"))).toBe(true)
  })

  it("have an authenticator app in a few cases, already among the first twenty", () => {
    const protectedOnes = people.filter(({ authenticator }) => authenticator)
    expect(protectedOnes).toHaveLength(3)
    expect(people.slice(0, 20)).toEqual(expect.arrayContaining(protectedOnes))
    for (const person of protectedOnes) expect(person).toMatchObject({ status: "CONFIRMED", disabled: false })
  })

  it("have no role in the console, and are in every other group", () => {
    const groups = new Set(people.flatMap((person) => person.groups))
    for (const { group } of ACCOUNTS) expect(groups).not.toContain(group)
    expect([...groups].sort()).toEqual(SAMPLE_GROUPS.map(({ GroupName }) => GroupName).sort())
  })
})

it("makes passwords that every policy of Cognito's takes, with their one symbol inside", () => {
  for (let i = 0; i < 200; i++) {
    const password = makePassword()
    for (const needed of [/[a-z]/, /[A-Z]/, /[0-9]/, /[^\w]|_/, /^\S{16}$/]) expect(password).toMatch(needed)
    expect(password).toMatch(/^[a-z0-9]+[-_.+][a-z0-9]+$/i)
  }
})
