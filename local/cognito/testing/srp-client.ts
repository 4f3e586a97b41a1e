import { createHash, createHmac, getDiffieHellman } from "node:crypto"
import { type Call, CLIENT, POOL } from "./start-pool"

/**
 * The client's side of SRP, written from the protocol with BigInt and nothing of the server's code, so that the two
 * check each other. The stock Amplify client is the other witness, in `stock-clients.test.ts`.
 */
const N = BigInt(`0x${getDiffieHellman("modp15").getPrime("hex")}`)
const a = 0x1234567890abcdef1234567890abcdefn
const TIMESTAMP = "Thu Jan 1 00:00:00 UTC 2026"

/** Begins an SRP sign-in and returns the request that answers the challenge. */
export async function srpClaim(call: Call, username: string, password: string) {
  const A = power(2n, a)
  const { ChallengeParameters } = await call("InitiateAuth", {
    ClientId: CLIENT,
    AuthFlow: "USER_SRP_AUTH",
    AuthParameters: { USERNAME: username, SRP_A: A.toString(16) },
  })
  const { SALT = "", SRP_B = "", SECRET_BLOCK = "", USER_ID_FOR_SRP = "" } = ChallengeParameters
  const B = BigInt(`0x${SRP_B}`)
  const u = number(sha256(pad(A) + pad(B)))
  const identity = createHash("sha256")
    .update(`${POOL.split("_")[1]}${USER_ID_FOR_SRP}:${password}`)
    .digest("hex")
  const x = number(sha256(pad(BigInt(`0x${SALT}`)) + identity))
  const k = number(sha256(pad(N) + pad(2n)))
  const S = power((((B - k * power(2n, x)) % N) + N) % N, a + u * x)
  const extracted = createHmac("sha256", bytes(pad(u)))
    .update(bytes(pad(S)))
    .digest()
  const key = createHmac("sha256", extracted).update("Caldera Derived Key\u0001").digest().subarray(0, 16)
  const message = Buffer.concat([
    Buffer.from(POOL.split("_")[1] ?? ""),
    Buffer.from(USER_ID_FOR_SRP),
    Buffer.from(SECRET_BLOCK, "base64"),
    Buffer.from(TIMESTAMP),
  ])
  return {
    ClientId: CLIENT,
    ChallengeName: "PASSWORD_VERIFIER",
    ChallengeResponses: {
      USERNAME: USER_ID_FOR_SRP,
      PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE: createHmac("sha256", key).update(message).digest("base64"),
      TIMESTAMP,
    },
  }
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = base % N
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N
    square = (square * square) % N
  }
  return result
}

const bytes = (hex: string) => Buffer.from(hex, "hex")
const sha256 = (hex: string) => createHash("sha256").update(bytes(hex)).digest("hex")
const number = (hex: string) => BigInt(`0x${hex}`)

function pad(value: bigint): string {
  const hex = value.toString(16)
  const even = hex.length % 2 === 0 ? hex : `0${hex}`
  return /^[89a-f]/.test(even) ? `00${even}` : even
}
