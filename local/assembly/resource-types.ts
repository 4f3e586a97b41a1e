import type { Resource } from "./stack"

/** Resource types that this backend runs. */
const SERVED = [
  "AWS::AppSync::DataSource",
  "AWS::AppSync::FunctionConfiguration",
  "AWS::AppSync::GraphQLApi",
  "AWS::AppSync::GraphQLSchema",
  "AWS::AppSync::Resolver",
  "AWS::Cognito::UserPool",
  "AWS::Cognito::UserPoolClient",
  "AWS::Cognito::UserPoolGroup",
  "AWS::DynamoDB::Table",
  "AWS::Events::Rule",
  "AWS::IAM::Policy",
  "AWS::IAM::Role",
  "AWS::Lambda::Function",
  "AWS::Lambda::Permission",
  "AWS::SSM::Parameter",
  "AWS::Scheduler::Schedule",
  "Custom::AmplifyDynamoDBTable",
  "Custom::CDKBucketDeployment",
]

/** Resource types without which an app behaves the same on one machine: deployment plumbing and observation. */
const INERT = [
  "AWS::CDK::Metadata",
  // What is watched is CloudWatch's log, which nothing writes here: logs go to where this backend was started.
  "AWS::CloudWatch::Alarm",
  "AWS::CloudWatch::Dashboard",
  "AWS::Cognito::IdentityPool",
  "AWS::Cognito::IdentityPoolRoleAttachment",
  // Nobody signs in through it here; the control of the local Cognito makes such users.
  "AWS::Cognito::UserPoolIdentityProvider",
  "AWS::Lambda::LayerVersion",
  "AWS::Logs::LogGroup",
  "AWS::Logs::MetricFilter",
  "AWS::S3::Bucket",
  "AWS::S3::BucketPolicy",
  // Alarms tell people through topics; no alarm goes off here, and a function that publishes gets an error.
  "AWS::SNS::Subscription",
  "AWS::SNS::Topic",
  "AWS::SNS::TopicPolicy",
  "Custom::S3AutoDeleteObjects",
]

/** Throws for a resource that would exist when deployed and would be missing, unnoticed, here. */
export function refuseUnknownTypes(resources: readonly Resource[]): void {
  const known = new Set([...SERVED, ...INERT])
  const unknown = resources.filter((resource) => !known.has(resource.type))
  if (unknown.length === 0) return
  const list = unknown.map((resource) => `${resource.logicalId} (${resource.type})`).join(", ")
  throw new Error(`The backend uses resources that the local backend does not run: ${list}.`)
}

/** Types whose physical name is their logical id here: two of one name would be taken for each other. */
const NAMED_BY_LOGICAL_ID = [
  "AWS::AppSync::FunctionConfiguration",
  "AWS::DynamoDB::Table",
  "AWS::IAM::Role",
  "AWS::Lambda::Function",
]

/** Throws when nested stacks use one logical id twice for things that are told apart by it. */
export function refuseAmbiguousNames(resources: readonly Resource[]): void {
  const seen = new Set<string>()
  for (const { type, logicalId } of resources) {
    if (!NAMED_BY_LOGICAL_ID.includes(type)) continue
    if (seen.has(`${type} ${logicalId}`)) {
      throw new Error(`Two stacks have a ${type} with the logical id ${logicalId}; the local backend needs two names.`)
    }
    seen.add(`${type} ${logicalId}`)
  }
}
