import type { Random } from "../../../sample-data/random"
import { AdminError } from "../../data/admin-error"
import type * as lastAdministrator from "../../data/guards/last-administrator"
import type { Administrators, Member } from "../../data/guards/last-administrator"
import type { Faults } from "./faults"
import { OPERATIONS, type Operation, type OperationName } from "./operations"
import { SimulatedFunction } from "./simulated-function"
import { SimulatedGuardState } from "./simulated-guard-state"
import { type Account, isAdministrator, type SimulatedPool } from "./simulated-pool"
import type { VirtualTime } from "./virtual-time"

export type Guard = Pick<typeof lastAdministrator, "letAdministratorGo" | "expectAdministrator">

/** The guard, and what can be taken out of the console around it. */
export interface Console {
  guard: Guard
  /** When it is decided, and written down, who may go. */
  decides: "before the change" | "after the change" | "never"
  /** Whether the row is written only over the version that was read. */
  conditional: boolean
  /** Whether joining is also written down for whom a list shows as an administrator. */
  expectsMembers: boolean
}

export interface Call {
  operation: OperationName
  caller: string
  target: string
}

/** What has to happen often for the model to prove anything. */
export const OCCURRENCES = [
  "an administrator was let go",
  "the last administrator was kept",
  "a decision lost to another",
  "a function died",
  "a function died between its decision and its change",
  "a change took effect after its function had died",
  "a change took effect twice",
  "an answer was lost",
  "a guard saw what was not true any more",
] as const
export type Occurrence = (typeof OCCURRENCES)[number]

interface World {
  time: VirtualTime
  pool: SimulatedPool
  faults: Faults
  random: Random
  tell(occurrence: Occurrence): void
  note(line: string): void
}

/** The functions of the console, which share a pool and a row. They ask in the order in which the handlers do. */
export function simulatedConsole(world: World, console: Console) {
  const guardState = new SimulatedGuardState(() => world.time.now)
  return {
    /** Never rejects. */
    async call(call: Call): Promise<void> {
      const name = `${call.operation} of ${call.target} by ${call.caller}`
      world.note(name)
      try {
        await new SimulatedCall(world, console, guardState, call).run()
        world.note(`${name} has answered`)
      } catch (error) {
        if ((error as AdminError).code === "LastAdministrator") world.tell("the last administrator was kept")
        world.note(`${name} has failed: ${(error as Error).message}`)
      }
    },
  }
}

class SimulatedCall {
  readonly #world: World
  readonly #console: Console
  readonly #guardState: SimulatedGuardState
  readonly #call: Call
  readonly #operation: Operation
  readonly #self: SimulatedFunction
  #isWritten = false
  #isSent = false
  #isDone = false

  constructor(world: World, console: Console, guardState: SimulatedGuardState, call: Call) {
    this.#world = world
    this.#console = console
    this.#guardState = guardState
    this.#call = call
    this.#operation = OPERATIONS[call.operation]
    this.#self = new SimulatedFunction(world.time, world.faults, {
      onLostAnswer: () => world.tell("an answer was lost"),
      onDeath: () => {
        world.tell("a function died")
        if (this.#isWritten && !this.#isSent) world.tell("a function died between its decision and its change")
      },
    })
  }

  async run(): Promise<void> {
    const { caller, target, operation } = this.#call
    const { takes, onOneself } = this.#operation
    const { decides, expectsMembers, guard } = this.#console
    await this.#requireAuthority(caller)
    if (!onOneself && caller.toLowerCase() === target.toLowerCase()) throw new AdminError("OwnAccount")

    const { member } = await this.#look(target)
    const isGuarded = takes && member && decides !== "never"
    if (isGuarded && decides === "before the change") await this.#decide()
    if (operation === "addUserToGroup" && (expectsMembers || !member)) {
      await guard.expectAdministrator(target, this.#administrators())
    }
    await this.#change()
    if (isGuarded && decides === "after the change") await this.#decide()
  }

  /** The live look at the caller. How exactly Cognito answers it is not known, so it lags here as all else. */
  async #requireAuthority(caller: string): Promise<void> {
    const { member, enabled } = await this.#look(caller)
    if (!member || !enabled) throw new AdminError("AuthorityLost")
  }

  async #decide(): Promise<void> {
    await this.#console.guard.letAdministratorGo(this.#call.target, this.#administrators())
    this.#world.tell("an administrator was let go")
  }

  async #change(): Promise<void> {
    const { time, pool, faults, tell, note } = this.#world
    const { target, operation } = this.#call
    const takeEffect = () => {
      if (this.#isDone) tell("a change took effect twice")
      if (this.#self.isDead) tell("a change took effect after its function had died")
      this.#isDone = true
      pool.change(target, this.#operation.change)
      note(`${operation} has taken effect on ${target}`)
    }
    if (faults.isRepeated()) {
      time.after(faults.command(), () => {
        if (pool.account(target).exists) takeEffect()
      })
    }
    this.#isSent = true
    await this.#self.command(takeEffect)
  }

  #administrators(): Administrators {
    const [self, state] = [this.#self, this.#guardState]
    const { faults, random, tell } = this.#world
    return {
      store: {
        get: () => self.ask(() => state.get(faults.lagOfRow(() => state.changedAgo()))),
        save: (row) =>
          self.command(() => {
            const isSaved = state.save(row, this.#console.conditional)
            if (isSaved) this.#isWritten = true
            else tell("a decision lost to another")
            return isSaved
          }),
      },
      list: () => self.ask(() => this.#list()),
      now: () => self.now(),
      pause: (attempt) => self.pause(random.between(0, Math.min(400, 25 * 2 ** attempt))),
    }
  }

  #list(): Member[] {
    const { pool, faults } = this.#world
    const lagOf = faults.lagOfList(() => pool.changedAgo())
    return pool.userIds
      .map((userId) => ({ userId, ...this.#witnessed(userId, pool.listed(userId, lagOf)) }))
      .filter(({ exists, member }) => exists && member)
  }

  /** Somebody, as a list shows them to this function. */
  async #look(userId: string): Promise<Account> {
    const { pool, faults } = this.#world
    const account = await this.#self.ask(() =>
      pool.listed(
        userId,
        faults.lagOfList(() => pool.changedAgo()),
      ),
    )
    if (!account.exists) throw new AdminError("UserNotFoundException")
    return this.#witnessed(userId, account)
  }

  #witnessed(userId: string, listed: Account): Account {
    const account = this.#world.pool.account(userId)
    if (isAdministrator(listed) !== isAdministrator(account)) {
      this.#world.tell("a guard saw what was not true any more")
    }
    return listed
  }
}
