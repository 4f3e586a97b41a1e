import type { DataSourceDescription, RoleDescription } from "../../assembly/backend-description"
import type { DataSource } from "./data-source"
import { dynamodbDataSource, type TableAccess } from "./dynamodb"
import { type Invoke, lambdaDataSource } from "./lambda"
import { noneDataSource } from "./none"

export interface InvocableFunction {
  arn: string
  run: { invoke: Invoke }
}

/** What serves data sources. */
export interface Backends {
  functions: readonly InvocableFunction[]
  /** Gives access to a table under a role. */
  table(tableName: string, role: RoleDescription): TableAccess
}

/** Connects the API's data sources, by name, with what serves them here. Throws for what nothing serves. */
export function connectDataSources(
  descriptions: readonly DataSourceDescription[],
  backends: Backends,
): Map<string, DataSource> {
  return new Map(descriptions.map((description) => [description.name, connect(description, backends)]))
}

function connect(description: DataSourceDescription, { functions, table }: Backends): DataSource {
  switch (description.type) {
    case "NONE":
      return noneDataSource
    case "AWS_LAMBDA": {
      const found = functions.find((candidate) => candidate.arn === description.functionArn)
      if (!found) throw new Error(`The data source ${description.name} invokes an unknown function.`)
      return lambdaDataSource((event) => found.run.invoke(event))
    }
    case "AMAZON_DYNAMODB":
      return dynamodbDataSource(table(description.tableName, description.role))
  }
}
