import type { FunctionDescription } from "../../local/assembly/backend-description"

/** What the role of a function says of one service, such as `cognito-idp`. */
export const statementsOf = ({ role }: FunctionDescription, service: string) =>
  role.statements.filter(({ Action }) => [Action].flat().some((action) => action.startsWith(`${service}:`)))

/** The names of what a role may do in one service, without the service. */
export const actionsOf = (each: FunctionDescription, service: string) =>
  statementsOf(each, service)
    .flatMap(({ Action }) => Action)
    .map((action) => action.replace(`${service}:`, ""))
