import { randomBytes } from "node:crypto"
import type { Principal } from "./principal"

/** The account's owner with new access keys, as a developer's own: they open everything until the backend ends. */
export function newOwner(accountId: string): Principal {
  return {
    kind: "owner",
    accessKeyId: `AKIA${randomBytes(8).toString("hex").toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString("base64"),
    arn: `arn:aws:iam::${accountId}:user/owner`,
    statements: [],
  }
}
