import type { Target } from "./target"
import { words } from "./words"

/** What is said of an error, by its name: the SDK's, Cognito's or a code of the API. */
const SENTENCES: Readonly<Record<string, (target: Target, error: Error) => string>> = {
  CredentialsProviderError: () =>
    "There are no AWS credentials to do this with: sign in with `aws sso login`, or name a profile in AWS_PROFILE. Nothing was changed.",
  ...sameFor(
    ["ExpiredToken", "ExpiredTokenException", "RequestExpired"],
    () => "Your AWS credentials have expired: sign in again, then repeat this.",
  ),
  ...sameFor(
    [
      ...["InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch"],
      ...["InvalidSignatureException", "IncompleteSignature", "IncompleteSignatureException"],
    ],
    ({ kind, file }) =>
      kind === "local"
        ? `The local backend does not take the keys in ${file}: it was started anew, or another one answers at its address. Start it again with \`npm run dev\`.`
        : "AWS does not take your credentials: check them, and this machine's clock.",
  ),
  ...sameFor(["AccessDenied", "AccessDeniedException"], (_, { message }) => {
    const [, permission = "it"] = /to perform: ([\w-]+:\w+)/.exec(message) ?? []
    return `Your AWS credentials do not allow ${permission}. Use others, or have the permission added (docs/administrators.md lists all).`
  }),
  ResourceNotFoundException: ({ userPoolId, region, file }) =>
    `There is no user pool ${userPoolId} in ${region} of this account, or it lacks the group. Check whether ${file} is the right one, and whether your credentials are for that account; if both are, deploy the backend again.`,
  AuditUnavailable: ({ graphqlEndpoint }) =>
    `Nothing was changed, because the audit trail did not take it (${graphqlEndpoint}): the API does not answer, or your credentials do not allow it (appsync:GraphQL). Repeat this; only if nobody can sign in any more, add --break-glass.`,
  Busy: () => "Nothing was changed: too much is being changed at this moment. Wait a few seconds, then repeat this.",
  RepeatedRequest: () => "This was sent twice. Look with `npm run admin -- list`, then repeat it if need be.",
  LastAdministrator: () =>
    "Nothing was changed: no administrator would be left who is sure to be able to sign in. Whoever became one less than 10 minutes ago does not count yet. Make another one, or wait.",
  UserNotFoundException: () => "Nothing was changed: the user does not exist any more.",
  UsernameExistsException: () =>
    "The user is there already, but Cognito's list does not show them yet. Wait a few seconds, then repeat this.",
  AliasExistsException: () => "Another user has this e-mail address already. Name the one you mean by user id.",
  CodeDeliveryFailureException: () =>
    "The invitation could not be sent: check the address and the user pool's e-mail settings. If the user was created, they are not in the group yet: repeat this with --invite-again.",
  InvalidParameterException: () =>
    "Cognito refused this for the account's state, or because the user pool wants more of a user than an e-mail address. Create the user in the AWS console, then repeat this.",
  UnsupportedUserStateException: () => "Nothing was changed: they have signed in already, so they need no invitation.",
  ...sameFor(
    ["TooManyRequestsException", "LimitExceededException"],
    () => "Cognito has had too many requests, or has sent all the mails of a day. Wait, then repeat this.",
  ),
}

const NOT_REACHED = ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"]

/** Whether an error by this name says all by itself. */
export const isForeseen = (error: unknown): boolean => error instanceof Error && Object.hasOwn(SENTENCES, error.name)

/** What to say of an error: one or two sentences, without what the error repeats of the call. */
export function sentenceOf(error: unknown, target: Target): string {
  const { name, code } = (error ?? {}) as { name?: string; code?: string }
  const sentence = error instanceof Error && isForeseen(error) && SENTENCES[error.name]
  if (sentence) return sentence(target, error)
  if (name === "TimeoutError" || NOT_REACHED.includes(String(code))) return notReached(target, String(code ?? name))
  return words.unforeseen(name)
}

const notReached = (target: Target, code: string) =>
  target.kind === "local"
    ? `The local backend does not answer at ${target.cognitoEndpoint}. Start it with \`npm run dev\`; if it was killed, delete ${target.file} first.`
    : `AWS does not answer (${code}). Check the network, then repeat this.`

function sameFor(names: readonly string[], sentence: (typeof SENTENCES)[string]): typeof SENTENCES {
  return Object.fromEntries(names.map((name) => [name, sentence]))
}
