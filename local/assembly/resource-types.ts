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
  "AWS::IAM::Policy",
  "AWS::IAM::Role",
  "AWS::Lambda::Function",
  "AWS::SSM::Parameter",
  "Custom::AmplifyDynamoDBTable",
  "Custom::CDKBucketDeployment",
]

/** Resource types without which an app behaves the same on one machine: deployment plumbing and observation. */
const INERT = [
  "AWS::CDK::Metadata",
  "AWS::CloudWatch::Alarm",
  "AWS::CloudWatch::Dashboard",
  "AWS::Cognito::IdentityPool",
  "AWS::Cognito::IdentityPoolRoleAttachment",
  "AWS::Lambda::LayerVersion",
  "AWS::Lambda::Permission",
  "AWS::Logs::LogGroup",
  "AWS::Logs::MetricFilter",
  "AWS::S3::Bucket",
  "AWS::S3::BucketPolicy",
  // The machinery with which Amplify creates its tables: the tables themselves are served.
  "AWS::CloudFormation::CustomResource",
  "AWS::IAM::ManagedPolicy",
  "AWS::StepFunctions::StateMachine",
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
