import {
  createDiffieHellman,
  createHash,
  createHmac,
  getDiffieHellman,
  randomBytes,
  timingSafeEqual,
} from "node:crypto"

/**
 * Secure Remote Password as Cognito and the Amplify libraries speak it: SRP-6a over RFC 3526 group 15 with generator 2,
 * SHA-256, and a session key by HKDF with the label "Caldera Derived Key".
 */
const PRIME = getDiffieHellman("modp15").getPrime()
const N = toBigInt(PRIME)
const K = toBigInt(sha256(padded(N), padded(2n)))

/** What is kept of a password. Neither the password nor a fast hash of it can be read from it. */
export interface PasswordVerifier {
  /** hex */
  salt: string
  /** 2^x mod N, base64 */
  verifier: string
}

/** Makes the verifier of a password; costs about a millisecond. `username` is the pool's own, never an alias. */
export function makeVerifier(poolName: string, username: string, password: string): PasswordVerifier {
  const salt = randomBytes(16).toString("hex")
  return { salt, verifier: power(privateKey(poolName, username, password, salt)).toString("base64") }
}

export function passwordMatches(
  poolName: string,
  username: string,
  password: string,
  known: PasswordVerifier,
): boolean {
  const computed = power(privateKey(poolName, username, password, known.salt))
  const expected = Buffer.from(known.verifier, "base64")
  return computed.length === expected.length && timingSafeEqual(computed, expected)
}

/**
 * A verifier for a user who does not exist: always the same for one name, so that asking twice tells nothing, and a
 * square, as every real verifier is one. No password matches it.
 */
export function decoyVerifier(secret: Buffer, username: string): PasswordVerifier {
  const stream = (label: string) => createHmac("sha512", secret).update(`${label}\u0000${username}`).digest()
  const wide = toBigInt(Buffer.concat(["1", "2", "3", "4", "5", "6"].map(stream)))
  return {
    salt: stream("salt").subarray(0, 16).toString("hex"),
    verifier: toBytes((wide * wide) % N).toString("base64"),
  }
}

/**
 * Answers the client's public value (`SRP_A`, hex) with ours (`SRP_B`, hex) and the key that both will hold if the
 * client knows the password. `undefined` for a value that SRP forbids: 0 mod N would make every password right.
 */
export function answerChallenge(known: PasswordVerifier, clientPublic: string): { B: string; key: Buffer } | undefined {
  if (!/^[0-9a-f]{1,800}$/i.test(clientPublic)) return undefined
  const A = BigInt(`0x${clientPublic}`)
  if (A % N === 0n) return undefined
  const v = Buffer.from(known.verifier, "base64")
  const b = randomBytes(32)
  const B = (K * toBigInt(v) + toBigInt(power(b))) % N
  const u = sha256(padded(A), padded(B))
  try {
    const S = power(b, toBytes((A * toBigInt(power(u, v))) % N))
    return { B: B.toString(16), key: hkdf(padded(toBigInt(S)), padded(toBigInt(u))) }
  } catch {
    return undefined
  }
}

/** What a client that knows the key has to send back as `PASSWORD_CLAIM_SIGNATURE` (base64). */
export function claimSignature(
  key: Buffer,
  poolName: string,
  userId: string,
  block: Buffer,
  timestamp: string,
): string {
  return createHmac("sha256", key).update(poolName).update(userId).update(block).update(timestamp).digest("base64")
}

function privateKey(poolName: string, username: string, password: string, salt: string): Buffer {
  return sha256(padded(BigInt(`0x${salt}`)), sha256(Buffer.from(`${poolName}${username}:${password}`)))
}

/** base^exponent mod N by OpenSSL: below 1 ms, where BigInt takes 50. Only squares mod N are taken as a base. */
function power(exponent: Buffer, base?: Buffer): Buffer {
  const group = createDiffieHellman(PRIME, 2)
  group.setPrivateKey(exponent)
  return base ? group.computeSecret(base) : leftPad(group.generateKeys())
}

function hkdf(secret: Buffer, salt: Buffer): Buffer {
  const extracted = createHmac("sha256", salt).update(secret).digest()
  return createHmac("sha256", extracted).update("Caldera Derived Key\u0001").digest().subarray(0, 16)
}

function sha256(...parts: Buffer[]): Buffer {
  const hash = createHash("sha256")
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Two's complement of a positive number, as Java writes it: a leading zero byte when the first bit is set. */
function padded(value: bigint): Buffer {
  const hex = value.toString(16)
  const even = hex.length % 2 ? `0${hex}` : hex
  return Buffer.from(/^[89a-f]/i.test(even) ? `00${even}` : even, "hex")
}

function toBigInt(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString("hex")}`)
}

const toBytes = (value: bigint) => Buffer.from(value.toString(16).padStart(PRIME.length * 2, "0"), "hex")
const leftPad = (bytes: Buffer) => Buffer.concat([Buffer.alloc(PRIME.length - bytes.length), bytes])
