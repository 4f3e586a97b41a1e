import type { Caller, Claims } from "../appsync/caller"
import type { ApiDescription, ResolverDescription } from "../assembly/backend-description"
import type { PolicyStatement } from "../iam/principal"

export const API_ARN = "arn:aws:appsync:us-east-1:000000000000:apis/local"

/** An API with one unit resolver per field given: its data source is `source`, its response the result. */
export function anApi(schema: string, fields: string[], change: Partial<ApiDescription> = {}): ApiDescription {
  return {
    arn: API_ARN,
    authenticationModes: ["AMAZON_COGNITO_USER_POOLS", "AWS_IAM"],
    schema,
    dataSources: [{ name: "source", type: "NONE" }],
    functions: [],
    resolvers: fields.map((field) => aResolver(field)),
    ...change,
  }
}

/** A unit resolver of `Type.field` that hands the arguments to its data source and gives back what comes. */
export function aResolver(field: string, change: Partial<ResolverDescription> = {}): ResolverDescription {
  const [typeName = "", fieldName = ""] = field.split(".")
  return {
    typeName,
    fieldName,
    dataSource: "source",
    request: '{"version":"2018-05-29","payload":$util.toJson($ctx.args)}',
    response: "#if($ctx.error)$util.error($ctx.error.message, $ctx.error.type)#end $util.toJson($ctx.result)",
    ...change,
  }
}

/** Somebody signed in to the user pool, with the groups of their token. */
export function aUser(groups?: string[], claims: Record<string, unknown> = {}): Caller {
  const all = {
    sub: "6f1c2b1e-0000-4000-8000-000000000001",
    iss: "https://issuer.example",
    username: "user",
    ...(groups && { "cognito:groups": groups }),
    ...claims,
  } as Claims
  return { mode: "AMAZON_COGNITO_USER_POOLS", claims: all, sourceIp: "127.0.0.1", headers: {} }
}

/** A role that signs its requests, with what its policy says. */
export function aRole(...statements: PolicyStatement[]): Caller {
  const arn = "arn:aws:sts::000000000000:assumed-role/role/function"
  const principal = { kind: "role" as const, accessKeyId: "ASIA", secretAccessKey: "s", arn, statements }
  return { mode: "AWS_IAM", principal, sourceIp: "127.0.0.1", headers: {} }
}
