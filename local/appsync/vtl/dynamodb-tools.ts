import { toFilterExpression } from "./dynamodb-expression"
import { toAttributeMap, toAttributeValue } from "./dynamodb-values"
import { Toolbox } from "./toolbox"

type Json = Record<string, unknown>

/** `$util.dynamodb`: JSON to DynamoDB's typed values. */
export const dynamodbToolbox = new Toolbox("util.dynamodb", {
  toDynamoDB: toAttributeValue,
  toDynamoDBJson: (value: unknown) => JSON.stringify(toAttributeValue(value)),
  toString: toAttributeValue,
  toStringJson: (value: unknown) => JSON.stringify(toAttributeValue(value)),
  toNumber: toAttributeValue,
  toBoolean: toAttributeValue,
  toNull: () => toAttributeValue(null),
  toList: toAttributeValue,
  toMap: toAttributeValue,
  toMapValues: (map: Json) => toAttributeMap(map),
  toMapValuesJson: (map: Json) => JSON.stringify(toAttributeMap(map)),
})

/** `$util.transform`: AppSync's filter objects to DynamoDB's expressions. */
export const transformToolbox = new Toolbox("util.transform", {
  toDynamoDBFilterExpression: (filter: Json) => JSON.stringify(toFilterExpression(filter)),
  toDynamoDBConditionExpression: (filter: Json) => JSON.stringify(toFilterExpression(filter)),
})
