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

/** Cognito's own words, unless the pool has others. `{username}` and `{####}` are filled in. */
export async function sendInvitation(
  pool: UserPool,
  changes: ChangeSet,
  user: User,
  media: readonly ("EMAIL" | "SMS")[],
  temporaryPassword: string,
): Promise<void> {
  const template = pool.definition.AdminCreateUserConfig.InviteMessageTemplate
  const words = "Your username is {username} and temporary password is {####}."
  const name = (pool.addressesAreUsernames && (user.attributes.email ?? user.attributes.phone_number)) || user.username
  const subject = template.EmailSubject ?? "Your temporary password"
  const fill = (text: string) => text.replaceAll("{username}", () => name).replaceAll("{####}", () => temporaryPassword)
  if (media.includes("EMAIL") && user.attributes.email) {
    const body = fill(template.EmailMessage ?? words)
    await send(pool, changes, user, "invitation", user.attributes.email, { subject: fill(subject), body })
  }
  if (media.includes("SMS") && user.attributes.phone_number) {
    const body = fill(template.SMSMessage ?? words)
    await send(pool, changes, user, "invitation", user.attributes.phone_number, { subject: "Text message", body })
  }
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

export function deliveryDetails(attribute: "email" | "phone_number", address: string): CodeDeliveryDetails {
  return {
    Destination: attribute === "email" ? maskedEmail(address) : `+${"*".repeat(7)}${address.slice(-4)}`,
    DeliveryMedium: attribute === "email" ? "EMAIL" : "SMS",
    AttributeName: attribute,
  }
}

const maskedEmail = (address: string) => {
  const [local = "", domain = ""] = address.split("@")
  return `${local.charAt(0)}***@${domain.charAt(0)}***`
}

async function send(pool: UserPool, changes: ChangeSet, user: User, kind: MailKind, to: string, wording: Wording) {
  changes.add(...(await pool.outbox.send({ kind, to, userId: user.sub, ...wording })))
}
