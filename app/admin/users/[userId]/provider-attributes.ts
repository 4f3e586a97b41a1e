import "server-only"
import { ApiError } from "@/lib/api-error"
import { attributeWords } from "@/lib/standard-attributes"
import { getUser } from "@/lib/users"
import { isProviders } from "./attribute-form"

/**
 * Refuses to change what the identity provider of a federated user writes: the next sign-in would undo it. The forms
 * leave it out, and anything can be sent to an action. The user is asked for only where it depends on who they are.
 * @param names of the attributes that shall be changed
 * @throws ApiError `ProviderAttribute` (`label`), `UserNotFoundException`
 */
export async function refuseProviderAttributes(
  userId: string,
  names: readonly string[],
  mappedAttributes: readonly string[],
): Promise<void> {
  if (!names.some((name) => mappedAttributes.includes(name))) return
  const user = await getUser(userId)
  if (!user) throw new ApiError("UserNotFoundException", { userId })
  const name = names.find((it) => isProviders(it, user, mappedAttributes))
  if (name !== undefined) throw new ApiError("ProviderAttribute", { label: attributeWords(name).label })
}
