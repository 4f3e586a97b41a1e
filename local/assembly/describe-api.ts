import { readFileSync } from "node:fs"
import { API_ARN } from "./attributes"
import type {
  ApiDescription,
  AuthenticationMode,
  DataSourceDescription,
  MappingTemplates,
  ResolverDescription,
} from "./backend-description"
import type { CloudAssembly } from "./cloud-assembly"
import { describeRole } from "./describe-role"
import type { Resource } from "./stack"

const SUPPORTED_MODES: readonly string[] = ["AWS_IAM", "AMAZON_COGNITO_USER_POOLS"] satisfies AuthenticationMode[]

/** Describes the one AppSync API of the assembly. Throws for JavaScript resolvers, unknown modes and data sources. */
export function describeApi(resources: readonly Resource[], assembly: CloudAssembly): ApiDescription {
  const ofType = (type: string) => resources.filter((resource) => resource.type === type)
  const [api, ...others] = ofType("AWS::AppSync::GraphQLApi")
  const schema = ofType("AWS::AppSync::GraphQLSchema")[0]
  if (!api || !schema || others.length > 0) throw new Error("A backend with exactly one AppSync API was expected.")
  return {
    arn: API_ARN,
    authenticationModes: authenticationModes(api),
    schema: readFileSync(assembly.assetPath(schema.properties.DefinitionS3Location), "utf8"),
    dataSources: ofType("AWS::AppSync::DataSource").map((resource) => describeDataSource(resource, resources)),
    functions: ofType("AWS::AppSync::FunctionConfiguration").map((resource) => ({
      id: resource.logicalId,
      dataSource: String(resource.properties.DataSourceName),
      ...mappingTemplates(resource, assembly),
    })),
    resolvers: ofType("AWS::AppSync::Resolver").map((resource) => describeResolver(resource, assembly)),
  }
}

function authenticationModes({ properties }: Resource): AuthenticationMode[] {
  const additional = (properties.AdditionalAuthenticationProviders ?? []) as { AuthenticationType: string }[]
  const modes = [String(properties.AuthenticationType), ...additional.map((provider) => provider.AuthenticationType)]
  for (const mode of modes) {
    if (!SUPPORTED_MODES.includes(mode)) {
      throw new Error(
        `The API takes ${mode}; the local backend authenticates with ${SUPPORTED_MODES.join(" and ")} only.`,
      )
    }
  }
  return modes as AuthenticationMode[]
}

function describeDataSource(
  { logicalId, properties }: Resource,
  resources: readonly Resource[],
): DataSourceDescription {
  const name = String(properties.Name)
  switch (properties.Type) {
    case "NONE":
      return { name, type: "NONE" }
    case "AWS_LAMBDA": {
      const { LambdaFunctionArn } = properties.LambdaConfig as { LambdaFunctionArn: string }
      return { name, type: "AWS_LAMBDA", functionArn: LambdaFunctionArn }
    }
    case "AMAZON_DYNAMODB": {
      const { TableName } = properties.DynamoDBConfig as { TableName: string }
      const role = describeRole(String(properties.ServiceRoleArn).split("/").at(-1) ?? "", resources)
      return { name, type: "AMAZON_DYNAMODB", tableName: TableName, role }
    }
    default:
      throw new Error(`The data source ${logicalId} has the type ${properties.Type}, which is not supported locally.`)
  }
}

function describeResolver(resource: Resource, assembly: CloudAssembly): ResolverDescription {
  const { TypeName, FieldName, Kind, PipelineConfig, DataSourceName } = resource.properties
  const described = {
    typeName: String(TypeName),
    fieldName: String(FieldName),
    ...mappingTemplates(resource, assembly),
  }
  if (Kind === "PIPELINE") return { ...described, pipeline: (PipelineConfig as { Functions: string[] }).Functions }
  return { ...described, dataSource: String(DataSourceName) }
}

function mappingTemplates({ logicalId, properties }: Resource, assembly: CloudAssembly): MappingTemplates {
  if (properties.Runtime || properties.Code || properties.CodeS3Location) {
    throw new Error(
      `${logicalId} is written in JavaScript (APPSYNC_JS); the local backend runs mapping templates only.`,
    )
  }
  const read = (inline: unknown, location: unknown): string => {
    if (typeof inline === "string") return inline
    if (location === undefined) throw new Error(`${logicalId} lacks a mapping template.`)
    return readFileSync(assembly.assetPath(location), "utf8")
  }
  return {
    request: read(properties.RequestMappingTemplate, properties.RequestMappingTemplateS3Location),
    response: read(properties.ResponseMappingTemplate, properties.ResponseMappingTemplateS3Location),
  }
}
