import { randomBytes, randomUUID } from "node:crypto"
import { CognitoSetupError, notAuthorized, notFound } from "../errors"
import type { UserPoolDeployment } from "../index"
import { serialQueue } from "../serial"
import { keys } from "../store/keys"
import { put, startingWith } from "../store/store"
import type { AppClient } from "./client-definition"
import { addGroup, type Group } from "./groups"
import { type PoolRecord, type PoolServices, UserPool } from "./user-pool"

/** All pools of this service, and which pool an app client belongs to. */
export class UserPools {
  private readonly inTurn = serialQueue()
  private readonly pools = new Map<string, UserPool>()

  private constructor(private readonly services: PoolServices) {}

  static async open(services: PoolServices): Promise<UserPools> {
    const pools = new UserPools(services)
    const records = await services.store.entries<PoolRecord>(startingWith(keys.pools), Number.MAX_SAFE_INTEGER)
    for (const [, record] of records) pools.pools.set(record.id, await UserPool.open(record, services))
    return pools
  }

  list(): UserPool[] {
    return [...this.pools.values()]
  }

  /** @throws CognitoError `ResourceNotFoundException` */
  get(poolId: string): UserPool {
    const pool = this.pools.get(poolId)
    if (!pool) throw notFound(`User pool ${poolId} does not exist.`)
    return pool
  }

  /** @throws CognitoError `ResourceNotFoundException` */
  ofClient(clientId: string): { pool: UserPool; client: AppClient } {
    for (const pool of this.pools.values()) {
      const client = pool.clients.get(clientId)
      if (client) return { pool, client }
    }
    throw notFound(`User pool client ${clientId} does not exist.`)
  }

  /** The pool that issued a token, judged by its issuer alone; the token still has to be verified. */
  ofIssuer(issuer: unknown): UserPool | undefined {
    return this.list().find((pool) => pool.tokens.issuer === issuer)
  }

  /** The pool that made a sign-in session. @throws CognitoError `NotAuthorizedException` */
  ofSession(session: string): UserPool {
    const pool = this.list().find(({ sealer }) => sealer.open("sign-in", session) !== undefined)
    if (!pool) throw notAuthorized("Invalid session for the user.")
    return pool
  }

  /**
   * Creates a pool or gives it a new definition; users stay, groups that are missing are added.
   *
   * @throws CognitoSetupError when the definition cannot be honoured; the pool stays as it was
   */
  deploy(deployment: UserPoolDeployment): Promise<UserPool> {
    return this.inTurn(() => this.define(deployment))
  }

  /** Adds an app client to a pool that exists. @throws as `deploy` and `get` */
  addClient(poolId: string, added: UserPoolDeployment["clients"][number]) {
    return this.inTurn(async () => {
      const { id, properties, clients } = this.get(poolId).record
      const pool = await this.define({ id, properties, clients: [...clients, added], groups: [] })
      return { client: pool.clients.get(added.id) as AppClient, record: pool.record }
    })
  }

  /** Changes properties of a pool that exists; the others stay. @throws as `deploy` and `get` */
  redefine(poolId: string, changes: Record<string, unknown>): Promise<UserPool> {
    return this.inTurn(async () => {
      const { id, properties, clients } = this.get(poolId).record
      return this.define({ id, properties: { ...properties, ...changes }, clients, groups: [] })
    })
  }

  private async define({ id, properties, clients, groups }: UserPoolDeployment): Promise<UserPool> {
    const existing = this.pools.get(id)
    const before = existing?.record
    this.refuseForeignClients(id, clients)
    if (before) refuseReplacement(id, before.properties, properties)
    const record: PoolRecord = {
      id,
      properties,
      clients: clients.map((client) => ({ ...client, secret: secretOf(before, client.id) })),
      secret: before?.secret ?? randomBytes(32).toString("base64"),
      created: before?.created ?? this.services.now(),
      modified: this.services.now(),
    }
    const pool = await UserPool.open(record, this.services, existing?.state)
    await this.services.store.write([put(keys.pool(id), record)])
    this.pools.set(id, pool)
    await pool.change(async (changes) => {
      for (const group of groups) {
        const known = await pool.reader.get<Group>(keys.group(id, group.name))
        if (!known) await addGroup(pool, changes, group)
        else changes.add(put(keys.group(id, group.name), { ...known, ...group }))
      }
    })
    return pool
  }

  private refuseForeignClients(poolId: string, clients: UserPoolDeployment["clients"]) {
    for (const client of clients) {
      const owner = this.list().find((pool) => pool.id !== poolId && pool.clients.has(client.id))
      if (!owner) continue
      throw new CognitoSetupError(
        `App client ${client.id} belongs to user pool ${owner.id}.`,
        "Choose another client id.",
      )
    }
  }
}

/** How users are named is decided once: CloudFormation would replace the pool, and its users would be gone. */
function refuseReplacement(poolId: string, before: Record<string, unknown>, after: Record<string, unknown>): void {
  const fixed = ["UsernameAttributes", "AliasAttributes", "UsernameConfiguration"]
  const changed = fixed.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  if (changed.length === 0) return
  throw new CognitoSetupError(
    `User pool ${poolId} cannot change ${changed.join(" and ")} once it exists.`,
    "Deploy it under another id, or delete the local folder to begin with an empty pool.",
  )
}

const secretOf = (before: PoolRecord | undefined, clientId: string) =>
  before?.clients.find(({ id }) => id === clientId)?.secret ??
  randomUUID().replaceAll("-", "") + randomUUID().slice(0, 19)
