"use client"

import { Status } from "@/app/ui/status"
import { Time } from "@/app/ui/time"
import type { CanSignIn } from "@/lib/can-sign-in"
import type { StatusWords } from "@/lib/user-status"
import type { User } from "@/lib/users"
import { Fact, Facts } from "./facts"

const ANSWERS = {
  yes: { word: "Yes", tone: "good" },
  first: { word: "Not yet", tone: "wait" },
  no: { word: "No", tone: "bad" },
} as const

interface Props {
  user: Pick<User, "userId" | "enabled" | "email" | "emailVerified" | "createdAt" | "updatedAt">
  canSignIn: CanSignIn
  status: StatusWords
}

/** Whether the user can sign in, why not, and what that rests on. */
export function SignInState({ user, canSignIn: { answer, sentence }, status: { word, tone } }: Props) {
  return (
    <div className="grid gap-3">
      <p>
        <strong className="font-semibold">
          <Status tone={ANSWERS[answer].tone}>{ANSWERS[answer].word}</Status>
        </strong>
        <span className="text-muted"> · </span>
        {sentence}
      </p>
      <Facts>
        <Fact name="Status">
          <Status tone={tone}>{word}</Status>
        </Fact>
        <Fact name="Access">
          <Status tone={user.enabled ? "good" : "bad"}>{user.enabled ? "Enabled" : "Disabled"}</Status>
        </Fact>
        <Fact name="E-mail">
          {user.email ? <bdi>{user.email}</bdi> : <span className="text-muted">None</span>}
          {user.email && <span className="text-muted">{user.emailVerified ? " · verified" : " · not verified"}</span>}
        </Fact>
        <Fact name="Created">
          <Time iso={user.createdAt} />
        </Fact>
        <Fact name="Last changed">
          <Time iso={user.updatedAt} />
        </Fact>
        <Fact name="Second factor">
          <span className="text-muted">
            Not looked up: asking Cognito for it would count the user as active on the AWS bill.{" "}
          </span>
          <a
            href={`/admin/users/${user.userId}/set-user-mfa-preference`}
            data-dialog=""
            className="font-medium whitespace-nowrap text-accent hover:underline"
          >
            Look it up
          </a>
        </Fact>
      </Facts>
    </div>
  )
}
