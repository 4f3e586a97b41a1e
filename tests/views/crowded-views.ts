import {
  AdminAddUserToGroupCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { ownerOf } from "../harness/people"
import type { Product } from "../harness/product"
import { samplePerson } from "./sample-person"
import type { View } from "./view"

/** As many as Cognito lets one user have. */
const MANY = Array.from({ length: 100 }, (_, index) => `COUNTRY-${String(index + 1).padStart(3, "0")}`)

async function manyGroups(app: Product) {
  const [owner, UserPoolId] = [ownerOf(app), app.userPoolId]
  for (const GroupName of MANY) {
    await owner.send(new CreateGroupCommand({ UserPoolId, GroupName, Description: "Sees the orders of one country" }))
  }
  return async () => {
    for (const GroupName of MANY) await owner.send(new DeleteGroupCommand({ UserPoolId, GroupName }))
  }
}

/** A pool with more groups than one page lists, and somebody with all of them. */
export const CROWDED_VIEWS: readonly View[] = [
  {
    name: "groups-many",
    route: "/admin/groups",
    alone: manyGroups,
    show: async (page) => void (await page.goto("/admin/groups")),
  },
  {
    name: "user-in-many-groups",
    route: "/admin/users/[userId]",
    alone: manyGroups,
    show: async (page, app) => {
      const { userId } = await samplePerson(app)
      for (const GroupName of MANY) {
        const command = { UserPoolId: app.userPoolId, GroupName, Username: userId }
        await ownerOf(app).send(new AdminAddUserToGroupCommand(command))
      }
      await page.goto(`/admin/users/${userId}`)
    },
  },
]
