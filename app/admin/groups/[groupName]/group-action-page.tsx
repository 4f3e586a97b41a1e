import type { ReactNode } from "react"
import { ActionPage } from "@/app/ui/action-page"
import { Failure } from "@/app/ui/failure"
import { Refusal } from "@/app/ui/refusal"
import { groupKind } from "@/lib/group-kind"
import { groupPath } from "@/lib/group-path"
import type { Group } from "@/lib/groups"
import { requireRole, traceRefusal } from "@/lib/session"
import { type GroupOffer, groupRefusal } from "./group-offer"
import { type GroupParams, readGroup, readGroupName } from "./read-group"

interface Props extends GroupParams {
  offer: GroupOffer
  children(subject: { group: Group; here: string }): ReactNode
}

/** The page of one action on one group: its form, or why it is not on offer. */
export async function GroupActionPage({ params, offer, children }: Props) {
  const session = await requireRole()
  traceRefusal(session, offer.operation)
  const groupName = await readGroupName({ params })
  const here = groupPath(groupName)
  const group = await readGroup({ params })
  const refusal = groupRefusal(offer, groupKind(groupName), session.roles)
  const title = (
    <>
      {offer.label}: <bdi>{groupName}</bdi>
    </>
  )
  return (
    <ActionPage
      title={title}
      above={{ href: here, label: groupName }}
      sentence={!refusal && offer.sentence}
      needsFreshSignIn={!refusal && offer.needsFreshSignIn}
    >
      {!group.ok && (
        <Failure what="This group could not be read." error={group.error} retry={`${here}/${offer.path}`} />
      )}
      {group.ok && refusal && <Refusal reason={refusal} back={{ href: here, label: "Back to the group" }} />}
      {group.ok && !refusal && children({ group: group.data, here })}
    </ActionPage>
  )
}
