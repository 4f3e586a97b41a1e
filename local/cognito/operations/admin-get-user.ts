import { z } from "zod"
import { username, userPoolId } from "../fields"
import { operation } from "../operation"
import { describeFactors } from "../user-pool/factors"
import { attributeList } from "../user-pool/user"
import { requireUser } from "../user-pool/users"

export const adminGetUser = operation({
  name: "AdminGetUser",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, Username: username }),
  async run({ UserPoolId, Username }, { userPools }) {
    const user = await requireUser(userPools.get(UserPoolId), Username)
    return {
      Username: user.username,
      UserAttributes: attributeList(user),
      UserCreateDate: user.created / 1000,
      UserLastModifiedDate: user.modified / 1000,
      Enabled: user.enabled,
      UserStatus: user.status,
      ...describeFactors(user),
    }
  },
})
