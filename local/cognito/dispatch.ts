import type { PrincipalLookup } from "../iam/principal"
import type { SignedRequest } from "../iam/verify-signature"
import { authorizeCaller, poolIdOf } from "./caller"
import type { CognitoControl } from "./control"
import { CognitoError } from "./errors"
import type { Operation, Services } from "./operation"
import { operations } from "./operations"
import { validateInput } from "./validate-input"

export interface DispatcherOptions {
  services: Services
  control: CognitoControl
  principals: PrincipalLookup
  /** The clock that requests are signed by; it does not move with the service's own. ms */
  signingNow: () => number
}

/** Takes calls to where they are answered: who calls, may they, is the request whole; then the operation itself. */
export class Dispatcher {
  constructor(private readonly options: DispatcherOptions) {}

  /** A call over HTTP. */
  async handle(name: string, request: SignedRequest): Promise<unknown> {
    const { services, principals, signingNow } = this.options
    const account = { region: services.region, accountId: services.accountId, principals, now: signingNow }
    let caller = request.headers.authorization === undefined ? "public" : "unknown"
    return this.logged(
      name,
      () => caller,
      async () => {
        const operation = find(name)
        const input = parse(request.body)
        try {
          caller = authorizeCaller(operation, input, request, account)
        } catch (error) {
          caller = (error as { caller?: string }).caller ?? caller
          throw error
        }
        return this.run(operation, input)
      },
    )
  }

  /** A call in process, as the account's owner. */
  call(name: string, input: unknown): Promise<unknown> {
    return this.logged(
      name,
      () => "owner",
      async () => this.run(find(name), input),
    )
  }

  private run(operation: Operation, input: unknown): Promise<unknown> {
    const { control, services } = this.options
    return control.around(operation.name, poolIdOf(input), async () =>
      operation.run(validateInput(operation.input, input), services),
    )
  }

  private async logged(name: string, caller: () => string, run: () => Promise<unknown>): Promise<unknown> {
    const operation = operations.has(name) ? name : "unknown"
    try {
      const answer = await run()
      this.options.control.record({ operation, principal: caller(), outcome: "ok" })
      return answer
    } catch (error) {
      const outcome = error instanceof CognitoError ? error.name : "InternalErrorException"
      this.options.control.record({ operation, principal: caller(), outcome })
      throw error
    }
  }
}

/** @throws CognitoError naming the operation that this service does not have */
function find(name: string): Operation {
  const operation = operations.get(name)
  if (operation) return operation
  const shown = /^\w{1,80}$/.test(name) ? name : "that"
  throw new CognitoError("UnknownOperationException", `The local Cognito does not have the operation ${shown}.`)
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8") || "{}")
  } catch {
    throw new CognitoError("SerializationException", "The request body is not JSON.")
  }
}
