import type { PolicyStatement } from "../iam/principal"

/** The backend that an assembly describes, without any CloudFormation left in it. */
export interface BackendDescription {
  api: ApiDescription
  userPool: UserPoolDescription
  /** The functions that the API or a schedule invokes. */
  functions: FunctionDescription[]
  schedules: ScheduleDescription[]
  /** Files that the deployment puts into buckets: `<bucket>/<key>` to absolute path. */
  bucketFiles: Map<string, string>
  tables: TableDescription[]
  /** The root stack's outputs and metadata, from which the client configuration is generated. */
  stackOutputs: Record<string, unknown>
  stackMetadata: Record<string, unknown>
}

export type AuthenticationMode = "AWS_IAM" | "AMAZON_COGNITO_USER_POOLS"

export interface ApiDescription {
  arn: string
  /** The first one is the default. */
  authenticationModes: AuthenticationMode[]
  schema: string
  dataSources: DataSourceDescription[]
  functions: PipelineFunctionDescription[]
  resolvers: ResolverDescription[]
}

export type DataSourceDescription =
  | { name: string; type: "NONE" }
  | { name: string; type: "AWS_LAMBDA"; functionArn: string }
  | { name: string; type: "AMAZON_DYNAMODB"; tableName: string; role: RoleDescription }

/** The source text of a resolver's two mapping templates. */
export interface MappingTemplates {
  request: string
  response: string
}

export interface PipelineFunctionDescription extends MappingTemplates {
  id: string
  dataSource: string
}

export interface ResolverDescription extends MappingTemplates {
  typeName: string
  fieldName: string
  /** Ids of the pipeline functions, in order; absent for a unit resolver. */
  pipeline?: string[]
  /** Of a unit resolver. */
  dataSource?: string
}

export interface FunctionDescription {
  arn: string
  name: string
  /** What the developer calls it; for logs. */
  displayName: string
  codeFolder: string
  /** `<file>.<export>` */
  handler: string
  timeoutMs: number
  memoryMb: number
  environment: Record<string, string>
  role: RoleDescription
}

/** What invokes a function at its times. */
export interface ScheduleDescription {
  /** By which it is logged and run on demand. */
  name: string
  functionArn: string
  /** `rate(…)` or `cron(…)`, as EventBridge takes it. */
  expression: string
  /** IANA name of the zone that a cron expression is read in. */
  timezone: string
  arn: string
  /** Which of EventBridge's two it is; the event tells it as its `source`. */
  service: "aws.scheduler" | "aws.events"
  /** What the function is given in place of a scheduled event. */
  input?: unknown
}

export interface RoleDescription {
  name: string
  statements: PolicyStatement[]
}

export interface UserPoolDescription {
  id: string
  /** `AWS::Cognito::UserPool` properties. */
  properties: Record<string, unknown>
  /** `AWS::Cognito::UserPoolClient` properties. */
  clients: { id: string; properties: Record<string, unknown> }[]
  groups: { name: string; description?: string; precedence?: number; roleArn?: string }[]
}

/** The input of DynamoDB's `CreateTable`. */
export interface TableDescription {
  TableName: string
  [property: string]: unknown
}
