import type { GroupType } from "@aws-sdk/client-cognito-identity-provider"

/** One of Cognito's groups as the API's `Group`. */
export function toGroup(group: GroupType) {
  return {
    groupName: group.GroupName ?? "",
    description: group.Description ?? null,
    precedence: group.Precedence ?? null,
    createdAt: (group.CreationDate ?? new Date(0)).toISOString(),
    updatedAt: (group.LastModifiedDate ?? group.CreationDate ?? new Date(0)).toISOString(),
  }
}
