import { ACCOUNT_ID, REGION, type Resource } from "./stack"

/** What is decided outside the template: the ids and addresses that CloudFormation would make up. */
export interface DeployedIds {
  graphqlUrl: string
  userPoolId: string
  userPoolClientId: string
}

const API_ID = "local"
export const API_ARN = `arn:aws:appsync:${REGION}:${ACCOUNT_ID}:apis/${API_ID}`

/** `undefined` is `Ref`. A type or an attribute that is not here is refused, never guessed. */
type Attributes = Record<string, (resource: Resource, ids: DeployedIds) => unknown>

const REF = "Ref"

const name = (resource: Resource) => resource.logicalId
const nameOf = ({ properties, logicalId }: Resource) => String(properties.Name ?? logicalId)
const topicArn = (resource: Resource) => `arn:aws:sns:${REGION}:${ACCOUNT_ID}:${resource.logicalId}`
const bucketName = (resource: Resource) => resource.logicalId.toLowerCase()
export const tableName = ({ properties, logicalId }: Resource) =>
  String(properties.tableName ?? properties.TableName ?? logicalId)
const logGroupName = ({ properties, logicalId }: Resource) => String(properties.LogGroupName ?? logicalId)
const tableArn = (resource: Resource) => `arn:aws:dynamodb:${REGION}:${ACCOUNT_ID}:table/${tableName(resource)}`
const streamArn = (resource: Resource) => `${tableArn(resource)}/stream/local`

const ATTRIBUTES: Record<string, Attributes> = {
  "AWS::AppSync::GraphQLApi": {
    [REF]: () => API_ARN,
    Arn: () => API_ARN,
    ApiId: () => API_ID,
    GraphQLUrl: (_, ids) => ids.graphqlUrl,
  },
  "AWS::AppSync::DataSource": { Name: (resource) => resource.properties.Name },
  "AWS::AppSync::FunctionConfiguration": { FunctionId: name },
  "AWS::Lambda::Function": {
    [REF]: name,
    Arn: (resource) => `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:${resource.logicalId}`,
  },
  "AWS::Lambda::LayerVersion": { [REF]: name },
  "AWS::Cognito::UserPool": {
    [REF]: (_, ids) => ids.userPoolId,
    UserPoolId: (_, ids) => ids.userPoolId,
    Arn: (_, ids) => `arn:aws:cognito-idp:${REGION}:${ACCOUNT_ID}:userpool/${ids.userPoolId}`,
    ProviderName: (_, ids) => `cognito-idp.${REGION}.amazonaws.com/${ids.userPoolId}`,
  },
  "AWS::Cognito::UserPoolClient": { [REF]: (_, ids) => ids.userPoolClientId },
  "AWS::Cognito::IdentityPool": { [REF]: () => `${REGION}:00000000-0000-4000-8000-000000000000` },
  "AWS::IAM::Role": {
    [REF]: name,
    Arn: (resource) => `arn:aws:iam::${ACCOUNT_ID}:role/${resource.logicalId}`,
  },
  "AWS::S3::Bucket": {
    [REF]: bucketName,
    Arn: (resource) => `arn:aws:s3:::${bucketName(resource)}`,
  },
  "Custom::CDKBucketDeployment": {
    DestinationBucketArn: (resource) => resource.properties.DestinationBucketArn,
  },
  "AWS::SSM::Parameter": {
    [REF]: (resource) => resource.properties.Name,
    Value: (resource) => resource.properties.Value,
  },
  "AWS::Events::Rule": {
    [REF]: nameOf,
    Arn: (resource) => `arn:aws:events:${REGION}:${ACCOUNT_ID}:rule/${nameOf(resource)}`,
  },
  "AWS::Scheduler::Schedule": {
    [REF]: nameOf,
    Arn: (resource) => `arn:aws:scheduler:${REGION}:${ACCOUNT_ID}:schedule/default/${nameOf(resource)}`,
  },
  "AWS::Logs::LogGroup": {
    [REF]: logGroupName,
    Arn: (resource) => `arn:aws:logs:${REGION}:${ACCOUNT_ID}:log-group:${logGroupName(resource)}:*`,
  },
  "AWS::CloudWatch::Alarm": {
    [REF]: name,
    Arn: (resource) => `arn:aws:cloudwatch:${REGION}:${ACCOUNT_ID}:alarm:${resource.logicalId}`,
  },
  "AWS::SNS::Topic": { [REF]: topicArn, TopicArn: topicArn, TopicName: name },
  "AWS::StepFunctions::StateMachine": {
    [REF]: ({ logicalId }) => `arn:aws:states:${REGION}:${ACCOUNT_ID}:stateMachine:${logicalId}`,
  },
  "Custom::AmplifyDynamoDBTable": { [REF]: tableName, TableArn: tableArn, TableStreamArn: streamArn },
  "AWS::DynamoDB::Table": { [REF]: tableName, Arn: tableArn, StreamArn: streamArn },
}

/** The physical id or an attribute of a resource, as it is deployed locally. Throws for what is not known. */
export function attributeOf(resource: Resource, attribute: string | undefined, ids: DeployedIds): unknown {
  const read = ATTRIBUTES[resource.type]?.[attribute ?? REF]
  if (!read) {
    throw new Error(
      `The template uses ${attribute ?? "the id"} of ${resource.logicalId} (${resource.type}), which the local backend does not know.`,
    )
  }
  return read(resource, ids)
}
