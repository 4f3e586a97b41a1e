import { randomBytes } from "node:crypto"
import { AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import { createPerson } from "../../sample-data/create-person"
import { localPart } from "../../sample-data/names"
import type { SamplePerson } from "../../sample-data/people"
import { ownerOf } from "../harness/people"
import type { Product } from "../harness/product"

export type WantedPerson = Partial<Omit<SamplePerson, "email" | "attributes">> & {
  /** None where it is empty. */
  name?: string
  attributes?: Record<string, string>
}

/** Makes somebody who looks like one of the sample data, and tells their id. They cannot sign in: nobody knows how. */
export async function samplePerson(app: Product, { name = "Ximena García de los Ríos", ...wanted }: WantedPerson = {}) {
  const named = name ? { name, givenName: name, familyName: name } : undefined
  const email = `${localPart(named)}.${randomBytes(3).toString("hex")}@example.com`
  const attributes = { ...(name && { name }), ...wanted.attributes }
  await createPerson(ownerOf(app), app.userPoolId, {
    status: "CONFIRMED",
    disabled: false,
    groups: [],
    authenticator: false,
    ...wanted,
    email,
    attributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  })
  const command = new AdminGetUserCommand({ UserPoolId: app.userPoolId, Username: email })
  const { UserAttributes = [] } = await ownerOf(app).send(command)
  return { email, userId: UserAttributes.find(({ Name }) => Name === "sub")?.Value ?? "" }
}
