import "server-only"
import { notFound } from "next/navigation"
import { cache } from "react"
import { groupName as groupNameSchema } from "@/amplify/data/arguments"
import { type Outcome, outcomeOf } from "@/lib/api"
import { groupNameOf } from "@/lib/group-path"
import { type Group, getGroup } from "@/lib/groups"

export interface GroupParams {
  params: Promise<{ groupName: string }>
}

/** Asked once for a page and its title. */
const ask = cache((groupName: string) => outcomeOf(getGroup(groupName)))

/** The name in an address; a 404 page for an address that cannot name a group. */
export async function readGroupName({ params }: GroupParams): Promise<string> {
  const groupName = groupNameOf((await params).groupName)
  if (groupName === null || !groupNameSchema.safeParse(groupName).success) notFound()
  return groupName
}

/** The group that an address names; a 404 page for an address that names none. */
export async function readGroup(props: GroupParams): Promise<Outcome<Group>> {
  const group = await ask(await readGroupName(props))
  if (!group.ok) return group
  if (group.data === null) notFound()
  return { ok: true, data: group.data }
}
