"use client"

import { buttonClass } from "@/app/ui/button-class"
import { Form } from "@/app/ui/form"
import { SubmitButton } from "@/app/ui/submit-button"
import { addUserToGroupAction } from "./action"

interface Candidate {
  userId: string
  name: string
  email: string | null
  /** Whether they are known to have the group. */
  isMember: boolean
  /** Where a role is given to them: that takes a reason. */
  giveRoleAt?: string
}

interface Props {
  groupName: string
  requestId: string
  candidates: Candidate[]
  /** Whether the search found more than these. */
  more: boolean
  /** What is said when it found nobody. */
  nobody: string
}

/** Whom the search found, each with a button: one form, whose buttons say who is meant. */
export function Candidates({ groupName, requestId, candidates, more, nobody }: Props) {
  if (candidates.length === 0) {
    return (
      <p role="status" tabIndex={-1}>
        {nobody} Choose another attribute, or type less.
      </p>
    )
  }
  return (
    <Form action={addUserToGroupAction} requestId={requestId} label="Users found">
      <input type="hidden" name="groupName" value={groupName} />
      <ul className="divide-y divide-line rounded-md border border-line">
        {candidates.map((candidate) => (
          <CandidateLine key={candidate.userId} {...candidate} />
        ))}
      </ul>
      {more && <p className="text-muted">More users match. Type more to find somebody who is not here.</p>}
    </Form>
  )
}

function CandidateLine({ userId, name, email, isMember, giveRoleAt }: Candidate) {
  return (
    <li className="flex items-center justify-between gap-3 py-1.5 ps-3 pe-1.5">
      <div className="min-w-0">
        <bdi className="block truncate font-medium" title={name}>
          {name}
        </bdi>
        {email && email !== name && (
          <bdi className="block truncate text-xs text-muted" title={email}>
            {email}
          </bdi>
        )}
      </div>
      {isMember ? (
        <span className="px-3 text-muted">Is in already</span>
      ) : giveRoleAt ? (
        <a href={giveRoleAt} data-dialog="" aria-label={`Add ${name}`} className={buttonClass()}>
          Add
        </a>
      ) : (
        <SubmitButton kind="secondary" name="userId" value={userId} pendingLabel="Adding…" aria-label={`Add ${name}`}>
          Add
        </SubmitButton>
      )}
    </li>
  )
}
