import { AdminUserGlobalSignOutCommand } from "@aws-sdk/client-cognito-identity-provider"
import { cognitoForChanges } from "./user-pool"

/**
 * Ends every session of somebody who has just lost a role. That is gone already, so a failure is no reason to fail.
 * @returns whether it was done
 */
export async function signOutEverywhere(user: { UserPoolId: string; Username: string }): Promise<boolean> {
  try {
    await cognitoForChanges.send(new AdminUserGlobalSignOutCommand(user))
    return true
  } catch {
    return false
  }
}
