import type { MailKind } from "../outbox"
import type { User } from "./user"
import type { ChangeSet, UserPool } from "./user-pool"

interface Wording {
  subject: string
  body: string
}

/** Where a code went, half hidden, as Cognito tells everybody who asks. */
export interface CodeDeliveryDetails {
  Destination: string
  DeliveryMedium: "EMAIL" | "SMS"
  AttributeName: "email" | "phone_number"
}

/**
 * Cognito's own words, unless the pool has others. `{username}` and `{####}` are filled in.
 *
 * @returns whether there was an address to send it to
 */
export async function sendInvitation(
  pool: UserPool,
  changes: ChangeSet,
  user: User,
  media: readonly ("EMAIL" | "SMS")[],
  temporaryPassword: string,
): Promise<boolean> {
  const template = pool.definition.AdminCreateUserConfig.InviteMessageTemplate
  const words = "Your username is {username} and temporary password is {####}."
  const name = signInName(pool, user)
  const subject = template.EmailSubject ?? "Your temporary password"
  const fill = (text: string) => text.replaceAll("{username}", () => name).replaceAll("{####}", () => temporaryPassword)
  const { email, phone_number: phone } = user.attributes
  const [byMail, byText] = [media.includes("EMAIL") && email, media.includes("SMS") && phone]
  if (byMail) {
    const body = fill(template.EmailMessage ?? words)
    await send(pool, changes, user, "invitation", byMail, { subject: fill(subject), body })
  }
  if (byText) {
    const body = fill(template.SMSMessage ?? words)
    await send(pool, changes, user, "invitation", byText, { subject: "Text message", body })
  }
  return Boolean(byMail || byText)
}

/** What the user types to sign in; nobody knows the user name that Cognito makes up. */
function signInName(pool: UserPool, user: User): string {
  const [address] = pool.definition.UsernameAttributes.flatMap((attribute) => user.attributes[attribute] ?? [])
  return address ?? user.username
}

/** Sends a code to an address of the user and says where it went. */
export async function sendCode(
  pool: UserPool,
  changes: ChangeSet,
  user: User,
  kind: MailKind,
  attribute: "email" | "phone_number",
  address: string,
  code: string,
): Promise<CodeDeliveryDetails> {
  const { definition } = pool
  const template = definition.VerificationMessageTemplate
  const mail = {
    subject: template.EmailSubject ?? definition.EmailVerificationSubject ?? "Your verification code",
    body: template.EmailMessage ?? definition.EmailVerificationMessage ?? "Your verification code is {####}",
  }
  const sms = {
    subject: "Text message",
    body: template.SmsMessage ?? definition.SmsVerificationMessage ?? "Your verification code is {####}",
  }
  const { subject, body } = attribute === "email" ? mail : sms
  const filled = { subject, body: body.replaceAll("{####}", code).replaceAll("{username}", () => user.username) }
  await send(pool, changes, user, kind, address, filled)
  return deliveryDetails(attribute, address)
}

/** Sends the code of a second factor, in the pool's own words for it. */
export async function sendSignInCode(
  pool: UserPool,
  changes: ChangeSet,
  user: User,
  attribute: "email" | "phone_number",
  code: string,
): Promise<CodeDeliveryDetails> {
  const { definition } = pool
  const words = "Your authentication code is {####}."
  const mail = {
    subject: definition.EmailAuthenticationSubject ?? "Your authentication code",
    body: definition.EmailAuthenticationMessage ?? words,
  }
  const sms = { subject: "Text message", body: definition.SmsAuthenticationMessage ?? words }
  const { subject, body } = attribute === "email" ? mail : sms
  const address = user.attributes[attribute] ?? ""
  await send(pool, changes, user, "sign-in-code", address, { subject, body: body.replaceAll("{####}", code) })
  return deliveryDetails(attribute, address)
}

export function deliveryDetails(attribute: "email" | "phone_number", address: string): CodeDeliveryDetails {
  return {
    Destination: attribute === "email" ? maskedEmail(address) : `+${"*".repeat(7)}${address.slice(-4)}`,
    DeliveryMedium: attribute === "email" ? "EMAIL" : "SMS",
    AttributeName: attribute,
  }
}

/** Where a code would have gone, for a name that nobody may learn anything about. */
export function decoyDeliveryDetails(name: string): CodeDeliveryDetails {
  if (/^\+\d+$/.test(name)) return deliveryDetails("phone_number", name)
  return deliveryDetails("email", name.includes("@") ? name : `${name}@example.com`)
}

const maskedEmail = (address: string) => {
  const [local = "", domain = ""] = address.split("@")
  return `${local.charAt(0)}***@${domain.charAt(0)}***`
}

async function send(pool: UserPool, changes: ChangeSet, user: User, kind: MailKind, to: string, wording: Wording) {
  changes.add(...(await pool.outbox.send({ kind, to, userId: user.sub, ...wording })))
}
