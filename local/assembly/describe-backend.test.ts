import { beforeAll, describe, expect, it } from "vitest"
import { synthesizeFor } from "../backend"
import { isAllowed } from "../iam/policy"
import { cacheFolder, projectRoot } from "../testing/fixture-backend"
import { attributeOf } from "./attributes"
import type { BackendDescription } from "./backend-description"
import { describeBackend } from "./describe-backend"
import { describeRole } from "./describe-role"
import { describeUserPool } from "./describe-user-pool"
import { refuseAmbiguousNames, refuseUnknownTypes } from "./resource-types"
import type { Resource } from "./stack"

const ids = { graphqlUrl: "http://127.0.0.1:1/graphql", userPoolId: "us-east-1_abcdefghi", userPoolClientId: "client" }
const POOL_ARN = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abcdefghi"

let backend: BackendDescription
beforeAll(async () => {
  const stateFolder = cacheFolder
  backend = describeBackend(await synthesizeFor({ amplifyFolder: "amplify", projectRoot, stateFolder }), ids)
})

const functionCalled = (name: string) => backend.functions.find((item) => item.displayName === name)
const aResource = (type: string, properties: Record<string, unknown> = {}, logicalId = "it", stack = ""): Resource => ({
  logicalId,
  stack,
  type,
  properties,
})

describe("the description of a synthesized backend", () => {
  it("holds the user pool, its client and its groups in the order of their precedence", () => {
    expect(backend.userPool).toMatchObject({
      id: ids.userPoolId,
      properties: { UsernameAttributes: ["email"], Policies: { PasswordPolicy: { MinimumLength: 8 } } },
      clients: [{ id: "client", properties: { UserPoolId: ids.userPoolId } }],
      groups: [
        { name: "EDITORS", precedence: 0 },
        { name: "READERS", precedence: 1 },
      ],
    })
  })

  it("holds what each function's role may do, across the stacks that say so", () => {
    const actions = functionCalled("count-people")?.role.statements.filter(({ Resource }) => Resource === POOL_ARN)
    expect(actions).toEqual([{ Effect: "Allow", Action: "cognito-idp:ListUsers", Resource: POOL_ARN }])
    expect(functionCalled("call-api")?.role.statements).toContainEqual({
      Effect: "Allow",
      Action: "appsync:GraphQL",
      Resource: `${backend.api.arn}/types/Query/*`,
    })
    // Of its own it may do nothing; what CDK gives every function is the log.
    expect(functionCalled("rename-thing")?.role.statements.flatMap(({ Action }) => Action)).toEqual([
      ...["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    ])
  })

  it("resolves a function's variables that come from SSM, and its limits", () => {
    expect(functionCalled("call-api")?.environment).toMatchObject({
      AMPLIFY_AUTH_USERPOOL_ID: ids.userPoolId,
      AMPLIFY_DATA_GRAPHQL_ENDPOINT: ids.graphqlUrl,
      AMPLIFY_SSM_ENV_CONFIG: "{}",
    })
    expect(functionCalled("nap")).toMatchObject({ timeoutMs: 1000, memoryMb: 512, handler: "index.handler" })
    expect(functionCalled("rename-thing")?.timeoutMs).toBe(3000)
  })

  it("holds only functions that the API or a schedule invokes, none of the deployment's own", () => {
    expect(backend.functions.map((item) => item.displayName).sort()).toEqual([
      "call-api",
      "count-people",
      "describe-thing",
      "keep-records",
      "nap",
      "rename-thing",
      "tick",
    ])
  })

  it("gives a function the API's address, though all it may do there is what another stack's policy says", () => {
    expect(functionCalled("tick")?.environment.AMPLIFY_DATA_GRAPHQL_ENDPOINT).toBe(ids.graphqlUrl)
    const resources = functionCalled("tick")?.role.statements.flatMap((statement) => statement.Resource)
    expect(resources).toContain(`${backend.api.arn}/types/Mutation/fields/createAuditEvent`)
    expect(resources?.filter((resource) => resource.includes("/*"))).toEqual([
      `${backend.api.arn}/types/Subscription/*`,
    ])
  })

  it("holds what runs functions at their times", () => {
    expect(backend.schedules).toEqual([
      {
        name: "tick",
        functionArn: functionCalled("tick")?.arn,
        expression: "cron(0 */1 * * ? *)",
        timezone: "UTC",
        arn: expect.stringMatching(/^arn:aws:scheduler:us-east-1:000000000000:schedule\/default\/ticklambda/),
        service: "aws.scheduler",
      },
    ])
  })

  it("holds the tables of models, with their keys and indexes", () => {
    expect(backend.tables.map((table) => table.TableName).sort()).toEqual([
      "AuditEvent-local-NONE",
      "Lock-local-NONE",
      "Note-local-NONE",
    ])
    expect(backend.tables.find((table) => table.TableName === "AuditEvent-local-NONE")).toMatchObject({
      KeySchema: [
        { AttributeName: "chain", KeyType: "HASH" },
        { AttributeName: "seq", KeyType: "RANGE" },
      ],
      GlobalSecondaryIndexes: [
        { IndexName: "auditEventsByMonthAndAt", Projection: { ProjectionType: "ALL" } },
        { IndexName: "auditEventsByActorAndAt" },
        { IndexName: "auditEventsByOutcomeAndAt" },
      ],
      BillingMode: "PAY_PER_REQUEST",
    })
  })

  it("holds under which role AppSync reads a table", () => {
    const source = backend.api.dataSources.find((candidate) => candidate.name === "LockTable")
    const [statement] = source?.type === "AMAZON_DYNAMODB" ? source.role.statements : []
    expect(statement?.Action).toContain("dynamodb:PutItem")
    expect(statement?.Resource).toEqual([
      "arn:aws:dynamodb:us-east-1:000000000000:table/Lock-local-NONE",
      "arn:aws:dynamodb:us-east-1:000000000000:table/Lock-local-NONE/*",
    ])
  })

  it("leaves no intrinsic unresolved", () => {
    expect(JSON.stringify({ ...backend, bucketFiles: [...backend.bucketFiles] })).not.toMatch(
      /"Fn::|"Ref"|\[object Object\]/,
    )
  })
})

describe("what is refused", () => {
  it("is a resource that nothing here runs, by name", () => {
    expect(() => refuseUnknownTypes([aResource("AWS::IAM::Role"), aResource("AWS::SQS::Queue", {}, "jobs")])).toThrow(
      "The backend uses resources that the local backend does not run: jobs (AWS::SQS::Queue).",
    )
  })

  it("is one name for two functions or roles", () => {
    const role = aResource("AWS::IAM::Role")
    expect(() => refuseAmbiguousNames([role, aResource("AWS::Lambda::Function")])).not.toThrow()
    expect(() => refuseAmbiguousNames([role, role])).toThrow("Two stacks have a AWS::IAM::Role with the logical id it")
  })

  it("is a user pool with a trigger, a second pool and a second client", () => {
    const pool = aResource("AWS::Cognito::UserPool")
    const client = aResource("AWS::Cognito::UserPoolClient")
    const triggered = aResource("AWS::Cognito::UserPool", { LambdaConfig: { PreSignUp: "arn" } })
    expect(() => describeUserPool([triggered, client], ids)).toThrow("calls a function (PreSignUp)")
    expect(() => describeUserPool([pool, pool, client], ids)).toThrow("exactly one user pool")
    expect(() => describeUserPool([pool, client, client], ids)).toThrow("exactly one client")
  })

  it("is an attribute that nobody knows, of a known or an unknown type", () => {
    expect(() => attributeOf(aResource("AWS::Cognito::UserPool"), "Colour", ids)).toThrow("uses Colour of it")
    expect(() => attributeOf(aResource("AWS::SQS::Queue"), undefined, ids)).toThrow("uses the id of it")
  })

  it("is a role with a managed policy that is not known", () => {
    const role = aResource("AWS::IAM::Role", { ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] })
    expect(() => describeRole("it", [role])).toThrow("AdministratorAccess, which is not known locally")
  })

  it("is a policy that is evaluated under a condition", () => {
    const statement = { Effect: "Allow", Action: "a:b", Resource: "*", Condition: {} }
    const policy = aResource("AWS::IAM::Policy", {
      PolicyName: "policy",
      Roles: ["it"],
      PolicyDocument: { Statement: [statement] },
    })
    expect(() => describeRole("it", [aResource("AWS::IAM::Role"), policy])).toThrow("Policy policy uses Condition")
  })
})

it("knows what CDK gives every function: to write into any log, and nothing else", () => {
  const arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
  const { statements } = describeRole("it", [aResource("AWS::IAM::Role", { ManagedPolicyArns: [arn] })])
  expect(isAllowed(statements, "logs:PutLogEvents", "arn:aws:logs:us-east-1:000000000000:log-group:any:*")).toBe(true)
  expect(isAllowed(statements, "cognito-idp:ListUsers", POOL_ARN)).toBe(false)
})
