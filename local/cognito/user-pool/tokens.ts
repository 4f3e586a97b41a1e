import { randomUUID } from "node:crypto"
import { exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from "jose"
import { notAuthorized } from "../errors"
import { keys } from "../store/keys"
import { put, type Store } from "../store/store"
import type { AppClient } from "./client-definition"
import type { Group } from "./groups"
import type { User } from "./user"

/** A sign-in that lasts as long as its refresh token. */
export interface TokenSession {
  originJti: string
  /** When the user proved who they are; seconds. */
  authTime: number
}

export interface AccessTokenClaims {
  sub: string
  username: string
  client_id: string
  origin_jti?: string
  scope: string
}

interface SigningKey {
  kid: string
  privateKey: CryptoKey
  publicKey: CryptoKey
  publicJwk: JWK
}

/**
 * Issues and verifies a pool's JWTs. The key is made when it is first needed and kept with the pool, so that a restart
 * invalidates nothing.
 * Source of the claims: "Understanding the access token", "… the identity (ID) token", Amazon Cognito developer guide.
 */
export class TokenIssuer {
  readonly issuer: string
  private signingKey?: Promise<SigningKey>

  constructor(
    private readonly poolId: string,
    private readonly services: { region: string; store: Store; now: () => number; newSigningKey: () => Promise<JWK> },
  ) {
    this.issuer = `https://cognito-idp.${services.region}.amazonaws.com/${poolId}`
  }

  async jwks(): Promise<{ keys: JWK[] }> {
    return { keys: [(await this.key()).publicJwk] }
  }

  /** `AuthenticationResult` without the refresh token. */
  async issue(client: AppClient, user: User, groups: Group[], session: TokenSession) {
    const { kid, privateKey } = await this.key()
    const issuedAt = Math.floor(this.services.now() / 1000)
    const shared = {
      sub: user.sub,
      ...(groups.length > 0 ? { "cognito:groups": groups.map((group) => group.name) } : {}),
      iss: this.issuer,
      ...(client.revocation ? { origin_jti: session.originJti } : {}),
      event_id: randomUUID(),
      auth_time: session.authTime,
      iat: issuedAt,
    }
    const sign = (claims: Record<string, unknown>) =>
      new SignJWT({ ...shared, ...claims, jti: randomUUID() })
        .setProtectedHeader({ kid, alg: "RS256" })
        .sign(privateKey)
    const access = {
      client_id: client.id,
      token_use: "access",
      scope: "aws.cognito.signin.user.admin",
      exp: issuedAt + client.validity.access,
      username: user.username,
    }
    const id = {
      ...idClaims(client, user),
      ...roleClaims(groups),
      aud: client.id,
      token_use: "id",
      exp: issuedAt + client.validity.id,
      "cognito:username": user.username,
    }
    const [AccessToken, IdToken] = await Promise.all([sign(access), sign(id)])
    return { AccessToken, IdToken, ExpiresIn: client.validity.access, TokenType: "Bearer" }
  }

  /** @throws CognitoError `NotAuthorizedException` for anything but an unexpired access token of this pool */
  async verifyAccessToken(token: string): Promise<AccessTokenClaims> {
    const { publicKey } = await this.key()
    const verified = await jwtVerify(token, publicKey, {
      issuer: this.issuer,
      algorithms: ["RS256"],
      requiredClaims: ["exp", "sub", "username"],
      currentDate: new Date(this.services.now()),
    }).catch((error: { code?: string }) => {
      throw notAuthorized(error.code === "ERR_JWT_EXPIRED" ? "Access Token has expired" : "Invalid Access Token")
    })
    if (verified.payload.token_use !== "access") throw notAuthorized("Invalid Access Token")
    return verified.payload as unknown as AccessTokenClaims
  }

  private key(): Promise<SigningKey> {
    this.signingKey ??= this.loadKey()
    return this.signingKey
  }

  private async loadKey(): Promise<SigningKey> {
    const { store, newSigningKey } = this.services
    const stored = await store.get<JWK>(keys.signingKey(this.poolId))
    const privateJwk = stored ?? (await newSigningKey())
    if (!stored) await store.write([put(keys.signingKey(this.poolId), privateJwk)])
    const { kid = "", kty, n, e } = privateJwk
    const publicJwk: JWK = { alg: "RS256", e: e as string, kid, kty: kty as "RSA", n: n as string, use: "sig" }
    const [privateKey, publicKey] = await Promise.all([importJWK(privateJwk, "RS256"), importJWK(publicJwk, "RS256")])
    return { kid, privateKey: privateKey as CryptoKey, publicKey: publicKey as CryptoKey, publicJwk }
  }
}

/** A private RSA key with an id, as a JWK. Takes some 100 ms. */
export async function generateSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true })
  return { ...(await exportJWK(privateKey)), kid: randomUUID() }
}

const BOOLEAN_CLAIMS = new Set(["email_verified", "phone_number_verified"])

function idClaims(client: AppClient, user: User): Record<string, unknown> {
  const readable = Object.entries(user.attributes).filter(([name]) => client.readAttributes?.has(name) ?? true)
  return Object.fromEntries(
    readable.map(([name, value]) => {
      if (BOOLEAN_CLAIMS.has(name)) return [name, value === "true"]
      if (name === "identities") return [name, JSON.parse(value)]
      return [name, name === "address" ? { formatted: value } : value]
    }),
  )
}

/** The roles of the user's groups, and the one of the group that comes first, unless two share that place. */
function roleClaims(groups: Group[]): Record<string, unknown> {
  const withRole = groups.filter((group) => group.roleArn !== undefined)
  if (withRole.length === 0) return {}
  const [first, second] = withRole.filter((group) => group.precedence !== undefined)
  const tied = second?.precedence === first?.precedence && second?.roleArn !== first?.roleArn
  return {
    "cognito:roles": withRole.map((group) => group.roleArn),
    ...(first && !tied ? { "cognito:preferred_role": first.roleArn } : {}),
  }
}
