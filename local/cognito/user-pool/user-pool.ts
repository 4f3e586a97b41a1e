import type { JWK } from "jose"
import { type Sealer, sealer } from "../../seal"
import type { Outbox } from "../outbox"
import { serialQueue } from "../serial"
import { fold, keys } from "../store/keys"
import type { LaggingStore } from "../store/lagging-store"
import { type Change, put, type Reader } from "../store/store"
import { attributeSchema } from "./attributes"
import { type AppClient, readClientDefinition } from "./client-definition"
import { Lockouts } from "./lockouts"
import {
  type AttributeDefinition,
  type PasswordPolicy,
  type PoolDefinition,
  passwordPolicyOf,
  readPoolDefinition,
} from "./pool-definition"
import { TokenIssuer } from "./tokens"

/** What is stored of a pool itself. */
export interface PoolRecord {
  id: string
  properties: Record<string, unknown>
  clients: { id: string; properties: Record<string, unknown>; secret?: string }[]
  /** 32 bytes, base64: seals page tokens and sessions, and makes decoys for users that do not exist. */
  secret: string
  /** ms */
  created: number
  /** ms */
  modified: number
}

interface Counts {
  users: number
  groups: number
}

/** What outlives a new definition of the pool: operations that run during a deployment share it with those after. */
export interface PoolState {
  counts: Counts
  queue: ReturnType<typeof serialQueue>
  lockouts: Lockouts
  tokens: TokenIssuer
  /** Sign-in sessions that were used, and until when (ms) they would have been valid. */
  usedSessions: Map<string, number>
  /** How many wrong codes a sign-in session has had. */
  wrongCodes: Map<string, number>
}

export interface PoolServices {
  region: string
  accountId: string
  store: LaggingStore
  outbox: Outbox
  now: () => number
  newSigningKey: () => Promise<JWK>
}

/** Everything that one operation changes; it is written in one batch when the operation succeeds. */
export class ChangeSet {
  readonly changes: Change[] = []
  readonly counts: Counts = { users: 0, groups: 0 }

  add(...changes: Change[]) {
    this.changes.push(...changes)
  }
}

/** One user pool at work: its rules, its part of the store, and the one door through which it is changed. */
export class UserPool {
  readonly id: string
  readonly arn: string
  /** The part of the id after the region; SRP hashes it into every password. */
  readonly name: string
  readonly definition: PoolDefinition
  readonly attributes: Map<string, AttributeDefinition>
  readonly passwordPolicy: PasswordPolicy
  readonly clients: Map<string, AppClient>
  readonly secret: Buffer
  readonly sealer: Sealer
  readonly tokens: TokenIssuer
  readonly lockouts: Lockouts
  readonly outbox: Outbox
  readonly now: () => number
  /** The newest content of the store. */
  readonly reader: Reader
  /** The content that lists show; behind by the lag that was asked for. */
  readonly lists: Reader
  private readonly store: LaggingStore

  private constructor(
    readonly record: PoolRecord,
    readonly state: PoolState,
    services: PoolServices,
  ) {
    this.id = record.id
    this.name = record.id.slice(record.id.indexOf("_") + 1)
    this.arn = userPoolArn(services, record.id)
    this.definition = readPoolDefinition(record.id, record.properties)
    this.attributes = attributeSchema(this.definition)
    this.passwordPolicy = passwordPolicyOf(this.definition)
    this.clients = new Map(
      record.clients.map(({ id, properties, secret }) => [id, readClientDefinition(id, properties, secret)]),
    )
    this.secret = Buffer.from(record.secret, "base64")
    this.sealer = sealer(this.secret)
    this.store = services.store
    this.reader = services.store
    this.lists = services.store.delayed
    this.outbox = services.outbox
    this.now = services.now
    this.lockouts = state.lockouts
    this.tokens = state.tokens
  }

  /** @param state of the same pool under its former definition, if it is open already */
  static async open(record: PoolRecord, services: PoolServices, state?: PoolState): Promise<UserPool> {
    return new UserPool(record, state ?? (await openState(record, services)), services)
  }

  get counts(): Readonly<Counts> {
    return this.state.counts
  }

  /** Users sign in with an address, and Cognito chooses their user name. */
  get addressesAreUsernames(): boolean {
    return this.definition.UsernameAttributes.length > 0
  }

  /** A user name as it is filed: without case where the pool ignores case. */
  filedUsername(username: string): string {
    return this.definition.UsernameConfiguration.CaseSensitive ? username : fold(username)
  }

  /**
   * Runs a change alone, on the newest state, and writes what it adds in one batch. When it throws, nothing is written.
   */
  change<T>(run: (changes: ChangeSet) => Promise<T>): Promise<T> {
    return this.state.queue(async () => {
      const set = new ChangeSet()
      const result = await run(set)
      const counts = { users: this.counts.users + set.counts.users, groups: this.counts.groups + set.counts.groups }
      const counted = set.counts.users !== 0 || set.counts.groups !== 0
      await this.store.write(counted ? [...set.changes, put(keys.counts(this.id), counts)] : set.changes)
      this.state.counts = counts
      return result
    })
  }
}

async function openState(record: PoolRecord, services: PoolServices): Promise<PoolState> {
  return {
    counts: (await services.store.get<Counts>(keys.counts(record.id))) ?? { users: 0, groups: 0 },
    queue: serialQueue(),
    lockouts: new Lockouts(services.now),
    tokens: new TokenIssuer(record.id, services),
    usedSessions: new Map(),
    wrongCodes: new Map(),
  }
}

export const userPoolArn = (account: { region: string; accountId: string }, poolId: string) =>
  `arn:aws:cognito-idp:${account.region}:${account.accountId}:userpool/${poolId}`
