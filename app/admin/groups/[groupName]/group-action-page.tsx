import type { ReactNode } from "react"
import { ActionPage } from "@/app/ui/action-page"
import { buttonClass } from "@/app/ui/button-class"
import { Failure } from "@/app/ui/failure"
import { Notice } from "@/app/ui/notice"
import { groupKind } from "@/lib/group-kind"
import { groupPath } from "@/lib/group-path"
import type { Group } from "@/lib/groups"
import { requireRole } from "@/lib/session"
import type { GroupOffer } from "./group-offer"
import { type GroupParams, readGroup, readGroupName } from "./read-group"

interface Props extends GroupParams {
  offer: GroupOffer
  children(subject: { group: Group; here: string }): ReactNode
}

/** The page of one action on one group: its form, or why it is not on offer. */
export async function GroupActionPage({ params, offer, children }: Props) {
  await requireRole()
  const groupName = await readGroupName({ params })
  const here = groupPath(groupName)
  const group = await readGroup({ params })
  const refusal = offer.refusal(groupKind(groupName))
  const title = (
    <>
      {offer.label}: <bdi>{groupName}</bdi>
    </>
  )
  return (
    <ActionPage title={title} above={{ href: here, label: groupName }} sentence={!refusal && offer.sentence}>
      {!group.ok && (
        <Failure what="This group could not be read." error={group.error} retry={`${here}/${offer.path}`} />
      )}
      {group.ok && refusal && (
        <>
          <Notice tone="info">{refusal}</Notice>
          <p>
            <a href={here} data-dialog-close="" className={buttonClass()}>
              Back to the group
            </a>
          </p>
        </>
      )}
      {group.ok && !refusal && children({ group: group.data, here })}
    </ActionPage>
  )
}
