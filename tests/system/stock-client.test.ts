import { readFileSync } from "node:fs"
import { Amplify } from "aws-amplify"
import { fetchAuthSession, signIn, signOut } from "aws-amplify/auth"
import { generateClient } from "aws-amplify/data"
import { parseAmplifyConfig } from "aws-amplify/utils"
import { afterEach, beforeAll, describe, expect, inject, it } from "vitest"
import type { Schema } from "../../amplify/data/resource"
import { createPerson, groupsOf, type Person } from "../harness/people"

const app = inject("app")

/** An app's own client, as the Amplify documentation writes it; only the address of Cognito is told to it. */
beforeAll(() => {
  const config = parseAmplifyConfig(JSON.parse(readFileSync(app.outputsFile, "utf8")))
  if (!config.Auth?.Cognito) throw new Error("amplify_outputs.json has no auth.")
  const Cognito = { ...config.Auth.Cognito, userPoolEndpoint: app.cognitoEndpoint }
  Amplify.configure({ ...config, Auth: { Cognito } } as typeof config)
})
afterEach(() => signOut())

const signInBySrp = (username: string, password: string) =>
  signIn({ username, password, options: { authFlowType: "USER_SRP_AUTH" } })

describe("the stock Amplify client", () => {
  it("signs in by SRP and gives a user a group with the documented mutation", async () => {
    const target: Person = await createPerson(app)
    await expect(signInBySrp(app.admin.email, app.admin.password)).resolves.toMatchObject({ isSignedIn: true })
    const client = generateClient<Schema>({ authMode: "userPool" })
    const { data, errors } = await client.mutations.addUserToGroup({ userId: target.userId, groupName: "EDITORS" })
    expect(errors).toBeUndefined()
    expect(JSON.parse(String(data))).toMatchObject({ userId: target.userId, groupName: "EDITORS" })
    expect(await groupsOf(app, target.userId)).toEqual(["EDITORS"])
  })

  it("is refused the mutation for a user without the group, who changes nothing", async () => {
    const person = await createPerson(app)
    await signInBySrp(person.email, person.password)
    const client = generateClient<Schema>({ authMode: "userPool" })
    const { errors } = await client.mutations.addUserToGroup({ userId: person.userId, groupName: "ADMINS" })
    expect(errors).toMatchObject([{ errorType: "Unauthorized" }])
    expect(await groupsOf(app, person.userId)).toEqual([])
  })

  it("is refused a wrong password", async () => {
    const person = await createPerson(app)
    await expect(signInBySrp(person.email, `${person.password}x`)).rejects.toMatchObject({
      name: "NotAuthorizedException",
    })
    expect((await fetchAuthSession()).tokens).toBeUndefined()
  })

  it("is told the same of a user who does not exist", async () => {
    await expect(signInBySrp("nobody@example.com", "Wrong-1-password")).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "Incorrect username or password.",
    })
  })
})
