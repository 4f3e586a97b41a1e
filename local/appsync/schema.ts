import { buildSchema, type GraphQLSchema } from "graphql"
import { AWS_SCALAR_NAMES, defineAwsScalars } from "./scalars/aws-scalars"

/** What AppSync adds to every schema. */
export const APPSYNC_DEFINITIONS = `
directive @aws_iam on FIELD_DEFINITION | OBJECT
directive @aws_api_key on FIELD_DEFINITION | OBJECT
directive @aws_oidc on FIELD_DEFINITION | OBJECT
directive @aws_lambda on FIELD_DEFINITION | OBJECT
directive @aws_cognito_user_pools(cognito_groups: [String!]) on FIELD_DEFINITION | OBJECT
directive @aws_auth(cognito_groups: [String!]!) on FIELD_DEFINITION
directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
directive @aws_publish(subscriptions: [String!]!) on FIELD_DEFINITION
${AWS_SCALAR_NAMES.map((name) => `scalar ${name}`).join("\n")}
`

/** Builds the deployed schema with AppSync's directives and scalars. Throws for a schema that GraphQL refuses. */
export function createSchema(source: string): GraphQLSchema {
  const schema = buildSchema(`${APPSYNC_DEFINITIONS}\n${source}`)
  defineAwsScalars(schema)
  return schema
}
