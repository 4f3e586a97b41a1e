"use client"

import { useEffect } from "react"
import { done } from "@/app/ui/behaviour/done"
import { buttonClass } from "@/app/ui/button-class"
import { Empty } from "@/app/ui/empty"
import { Form } from "@/app/ui/form"
import { SubmitButton } from "@/app/ui/submit-button"
import { displayName } from "@/lib/user-status"
import { EMPTY_LIST } from "@/lib/words"
import { type UserLine, UserTable } from "../../users/user-table"
import { ListLinks } from "../list-links"
import { addUserToGroupOffer } from "./add-user-to-group/offer"
import { removeUserFromGroupAction } from "./remove-user-from-group/action"

interface Props {
  groupName: string
  /** The group's page. */
  here: string
  members: UserLine[]
  first: boolean
  next: string | null
  requestId: string
  /** Why the reader takes nobody out of the group; null where they may. */
  refusal: string | null
}

const ABOUT_REMOVAL = "about-removal"

/** One page of a group's members, each with its button: one form, whose buttons say who is meant. */
export function MemberList({ groupName, here, members, first, next, requestId, refusal }: Props) {
  // Where "Remove" leads is this page again: the frame sees no other path and would leave the focus nowhere.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other members are what says that the form has led here.
  useEffect(() => done(window), [members])
  return (
    <div data-rows="">
      {members.length > 0 && refusal !== null && (
        <>
          <p id={ABOUT_REMOVAL} className="px-4 pb-2 text-muted md:px-6">
            Remove: {refusal}
          </p>
          <UserTable users={members} caption="Members" end={{ label: "Change", cell: RefusedRemoveButton }} />
        </>
      )}
      {members.length > 0 && refusal === null && (
        <Form action={removeUserFromGroupAction} requestId={requestId} label="Members" className="">
          <input type="hidden" name="groupName" value={groupName} />
          <UserTable users={members} caption="Members" end={{ label: "Change", cell: RemoveButton }} />
        </Form>
      )}
      {members.length === 0 && (
        <Empty sentence={emptySentence(first, next)}>
          {first && !next && refusal === null && (
            <a href={`${here}/${addUserToGroupOffer.path}`} data-dialog="" className={buttonClass()}>
              {addUserToGroupOffer.label}
            </a>
          )}
        </Empty>
      )}
      {(members.length > 0 || !first || next) && (
        <ListLinks here={here} count={members.length} first={first} next={next} />
      )}
    </div>
  )
}

function RemoveButton(user: UserLine) {
  // Nobody demotes themselves; the user's own page says who can.
  if (user.isSelf) return <span className="px-2 text-xs text-muted">This is you</span>
  const label = `Remove ${displayName(user)}`
  if (user.takeRoleAt) {
    return (
      <a href={user.takeRoleAt} data-dialog="" aria-label={label} className={buttonClass("quiet")}>
        Remove
      </a>
    )
  }
  return (
    <SubmitButton kind="quiet" name="userId" value={user.userId} pendingLabel="Removing…" aria-label={label}>
      Remove
    </SubmitButton>
  )
}

/** Not in the way of the Tab key: a page has sixty of them, and the reason stands above. */
function RefusedRemoveButton() {
  return (
    <button type="button" disabled aria-describedby={ABOUT_REMOVAL} className={buttonClass("quiet")}>
      Remove
    </button>
  )
}

function emptySentence(first: boolean, next: string | null): string {
  if (next) return EMPTY_LIST.page()
  return first ? EMPTY_LIST.group() : EMPTY_LIST.end()
}
