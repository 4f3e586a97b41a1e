import { randomBytes } from "node:crypto"
import {
  AdminAddUserToGroupCommand,
  CreateGroupCommand,
  type CreateGroupCommandInput,
} from "@aws-sdk/client-cognito-identity-provider"
import { ownerOf } from "../harness/people"
import type { Product } from "../harness/product"
import { samplePerson } from "./sample-person"

/** A name that no other group has. */
export const newGroupName = (start = "REVIEWERS") => `${start}-${randomBytes(3).toString("hex").toUpperCase()}`

type Wanted = Partial<Omit<CreateGroupCommandInput, "UserPoolId">> & {
  /** The names of people who are made for it. */
  members?: readonly string[]
}

/** Makes a group with its members, and tells its name. */
export async function sampleGroup(app: Product, { members = [], ...wanted }: Wanted = {}): Promise<string> {
  const group = {
    UserPoolId: app.userPoolId,
    GroupName: newGroupName(),
    Description: "Reads what editors have released",
    Precedence: 50,
    ...wanted,
  }
  await ownerOf(app).send(new CreateGroupCommand(group))
  for (const name of members) {
    const { email } = await samplePerson(app, { name })
    const { UserPoolId, GroupName } = group
    await ownerOf(app).send(new AdminAddUserToGroupCommand({ UserPoolId, GroupName, Username: email }))
  }
  return group.GroupName
}
