import type { DataSourceDescription } from "../../assembly/backend-description"
import type { DataSource } from "./data-source"
import { type Invoke, lambdaDataSource } from "./lambda"
import { noneDataSource } from "./none"

export interface InvocableFunction {
  arn: string
  run: { invoke: Invoke }
}

/** Connects the API's data sources, by name, with what serves them here. Throws for what nothing serves. */
export function connectDataSources(
  descriptions: readonly DataSourceDescription[],
  functions: readonly InvocableFunction[],
): Map<string, DataSource> {
  return new Map(descriptions.map((description) => [description.name, connect(description, functions)]))
}

function connect(description: DataSourceDescription, functions: readonly InvocableFunction[]): DataSource {
  switch (description.type) {
    case "NONE":
      return noneDataSource
    case "AWS_LAMBDA": {
      const found = functions.find((candidate) => candidate.arn === description.functionArn)
      if (!found) throw new Error(`The data source ${description.name} invokes an unknown function.`)
      return lambdaDataSource((event) => found.run.invoke(event))
    }
    case "AMAZON_DYNAMODB":
      throw new Error(
        `The data source ${description.name} reads a DynamoDB table; the local backend does not run tables yet.`,
      )
  }
}
