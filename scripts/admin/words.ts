import type { RoleGroup } from "../../amplify/data/roles"
import { statusWords } from "../../lib/user-status"
import type { User } from "./find-user"
import type { GrantSteps } from "./grant"
import type { Target } from "./target"
import type { UnwrittenChange } from "./unwritten-change"

const poolOf = (target: Target) =>
  target.kind === "local"
    ? `the user pool ${target.userPoolId} of the local backend`
    : `the user pool ${target.userPoolId} in ${target.region}`

const nameOf = ({ email, username }: Pick<User, "email" | "username">) => email || username

/** What the commands say, whole: what happened, to what, and what to do now. */
export const words = {
  actingOn: (target: Target, arn: string) => `Acting on ${poolOf(target)}, as ${arn}.`,

  noState: (file: string) =>
    `The local backend does not run: it has written no ${file}. Start it with \`npm run dev\` or \`npm run local\`.`,
  damagedState: (file: string) =>
    `The file ${file} is not what a running local backend writes. End the backend if it runs, delete the file, and start it again with \`npm run dev\`.`,
  localNotRunning: (file: string) =>
    `${file} describes the local backend, which does not run. Start it with \`npm run dev\`; or, if you mean the deployed one, write its file with \`npx ampx generate outputs\`.`,
  noOutputs: (file: string) =>
    `There is no ${file}, so nobody knows which user pool is meant. Start the local backend with \`npm run dev\`, or write the deployed one's file with \`npx ampx generate outputs\`.`,
  damagedOutputs: (file: string) =>
    `The file ${file} names no user pool and API. Write it with \`npx ampx generate outputs\`.`,
  twoBackends: (running: string, described: string) =>
    `Two backends could be meant: the local one runs (${running}), and amplify_outputs.json describes another (${described}). Say --local, or --outputs amplify_outputs.json.`,

  noSuchUser: (who: string) => `There is no user ${who} in this user pool. Check how it is written.`,
  severalUsers: (who: string, users: readonly User[]) =>
    `Several users have the address ${who}. Name the one you mean by user id: ${users
      .map(({ userId, status }) => `${userId} (${statusWords(status).word})`)
      .join(", ")}.`,

  why: "Why? The audit trail keeps it:",
  askGrant: (who: string, group: RoleGroup, { create, add, enable }: GrantSteps) => {
    if (create) return `There is no user ${who}. Create them, send an invitation, and put them into ${group}?`
    if (add) return `Put ${who} into ${group}${enable ? ", and let them sign in again" : ""}?`
    return enable ? `Let ${who} sign in again?` : `Send ${who} the invitation again?`
  },
  askRevoke: (who: string, group: RoleGroup, keepSignedIn: boolean) =>
    keepSignedIn ? `Take ${who} out of ${group}?` : `Take ${who} out of ${group} and sign them out everywhere?`,
  notConfirmed: "Nothing was changed.",

  alreadyMember: (who: string, group: RoleGroup) => `${who} is in ${group} already.`,
  invited: (who: string, target: Target) =>
    target.kind === "local"
      ? `${who} was invited. The mail with their temporary password is in the outbox: ${target.outboxUrl}`
      : `${who} was invited by e-mail, with a temporary password.`,
  granted: (who: string, group: RoleGroup, target: Target) => `${who} is in ${group} now, in ${poolOf(target)}.`,
  enabled: (who: string) => `${who} may sign in again.`,

  noMember: (who: string, group: RoleGroup) => `${who} is not in ${group}; nothing was changed.`,
  revoked: (who: string, group: RoleGroup, target: Target) =>
    `${who} is not in ${group} any more, in ${poolOf(target)}.`,
  signedOut: (who: string) => `${who} was signed out everywhere.`,
  notSignedOut: ({ email, username }: User, { region, userPoolId }: Target) =>
    `${email || username} could not be signed out: what they have open goes on until their token expires, within minutes, and may come back after that. Sign them out on their page in the console, or with \`aws cognito-idp admin-user-global-sign-out --region ${region} --user-pool-id ${userPoolId} --username ${username}\`.`,

  members: (group: RoleGroup, members: readonly User[]) => {
    const longest = Math.max(0, ...members.map((member) => nameOf(member).length))
    const lines = members.map(
      (member) =>
        `  ${nameOf(member).padEnd(longest)}  ${statusWords(member.status).word}, ${member.enabled ? "enabled" : "disabled"}`,
    )
    return [group, ...(lines.length > 0 ? lines : ["  nobody"])].join("\n")
  },
  fewAdministrators: (able: number) =>
    able === 0
      ? "Nobody can administer the console: no member of ADMINS can sign in. Let somebody in with `npm run admin -- grant you@example.com`."
      : "Only one administrator can sign in. Make a second one, so that each can let the other in again.",

  unforeseen: (name = "unknown") =>
    `This failed for a reason that nobody has foreseen (${name}). Look with \`npm run admin -- list\`, then repeat it.`,
  outcomeUnknown: (action: string) =>
    `Cognito did not say whether it was done (${action}). Look with \`npm run admin -- list\`, then repeat the command: what is done already is not done again.`,
  outcomeLost: (requestId: string) =>
    `It was done, but the audit trail could not be told so: the event of ${requestId} stays open until the backend has looked.`,
  notWritten: (change: UnwrittenChange) =>
    [
      "",
      "!!! NOTHING WAS WRITTEN INTO THE AUDIT TRAIL: it did not answer, and the glass is broken.",
      "!!! Keep the next line in a file. When the trail answers again: npm run admin -- record <file>",
      JSON.stringify(change),
      "",
    ].join("\n"),

  noRecord: (file: string) =>
    `The file ${file} does not hold the lines that --break-glass prints, one behind the other. Nothing was written.`,
  writtenLater: ({ at, actor, reason }: UnwrittenChange) =>
    `Done at ${at} by ${actor} with --break-glass, and written down later: ${reason}`,
  recorded: ({ action, target, at }: UnwrittenChange) => `Written down: ${action} of ${target}, done at ${at}.`,
  recordedBefore: ({ action, target, at }: UnwrittenChange) =>
    `Written down before: ${action} of ${target}, done at ${at}.`,
}
