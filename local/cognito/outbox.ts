import { keys } from "./store/keys"
import { type Change, del, put, type Reader, startingWith } from "./store/store"

/** How many mails are kept; older ones go when a new one comes. */
const KEPT = 1000

/** Why a mail was sent. */
export type MailKind = "invitation" | "sign-up" | "forgotten-password" | "attribute-verification" | "sign-in-code"

export interface Mail {
  /** ISO 8601 */
  at: string
  /** An e-mail address, or a phone number in pools that write text messages. */
  to: string
  subject: string
  body: string
  kind: MailKind
  /** The sub. */
  userId: string
}

/** Where mails end that a real pool would send. Mails are stored with the change that caused them, or not at all. */
export interface Outbox {
  send(mail: Omit<Mail, "at">): Promise<Change[]>
  /** Newest first. */
  list(): Promise<Mail[]>
}

export async function openOutbox(store: Reader, now: () => number): Promise<Outbox> {
  let filed = (await store.entries(startingWith(keys.mails), Number.MAX_SAFE_INTEGER)).map(([key]) => key)
  let sequence = Number(filed.at(-1)?.split("!").at(-1) ?? 0)
  return {
    async send(mail) {
      const at = now()
      const key = keys.mail(at, ++sequence)
      const surplus = filed.slice(0, Math.max(0, filed.length + 1 - KEPT))
      filed = [...filed.slice(surplus.length), key]
      return [put(key, { at: new Date(at).toISOString(), ...mail }), ...surplus.map(del)]
    },
    async list() {
      const mails = await store.entries<Mail>(startingWith(keys.mails), KEPT)
      return mails.map(([, mail]) => mail).reverse()
    },
  }
}
