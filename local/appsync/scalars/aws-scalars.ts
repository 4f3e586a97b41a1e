import { GraphQLError, GraphQLScalarType, type GraphQLSchema, valueFromASTUntyped } from "graphql"
import { isDate, isDateTime, isEmail, isIpAddress, isPhone, isTime, isTimestamp, isUrl } from "./formats"

interface Scalar {
  /** From what the client sent to what a resolver sees. Throws for a value that is not of this type. */
  parse(value: unknown): unknown
  /** From what a resolver gave to what the client gets. Throws likewise. */
  serialize(value: unknown): unknown
}

function checked(isValid: (value: unknown) => boolean): Scalar {
  const check = (value: unknown) => {
    if (!isValid(value)) throw new TypeError("not of this type")
    return value
  }
  return { parse: check, serialize: check }
}

const SCALARS: Record<string, Scalar> = {
  // A client sends and receives JSON as text, resolvers work with the value.
  AWSJSON: {
    parse: (value) => {
      if (typeof value !== "string") throw new TypeError("AWSJSON is text")
      return JSON.parse(value)
    },
    serialize: (value) => JSON.stringify(value),
  },
  AWSDate: checked(isDate),
  AWSTime: checked(isTime),
  AWSDateTime: checked(isDateTime),
  AWSTimestamp: checked(isTimestamp),
  AWSEmail: checked(isEmail),
  AWSURL: checked(isUrl),
  AWSPhone: checked(isPhone),
  AWSIPAddress: checked(isIpAddress),
}

export const AWS_SCALAR_NAMES = Object.keys(SCALARS)

/** Gives the AWS scalars of a built schema their parsing and serializing. */
export function defineAwsScalars(schema: GraphQLSchema): void {
  for (const [name, scalar] of Object.entries(SCALARS)) {
    const type = schema.getType(name)
    if (!(type instanceof GraphQLScalarType)) throw new Error(`The schema lacks the scalar ${name}.`)
    type.parseValue = (value) => parse(name, scalar, value)
    type.parseLiteral = (node, variables) => parse(name, scalar, valueFromASTUntyped(node, variables))
    type.serialize = (value) => {
      try {
        return scalar.serialize(value)
      } catch {
        throw new GraphQLError(`Can't serialize value : Unable to serialize \`${String(value)}\` as a valid ${name}.`)
      }
    }
  }
}

function parse(name: string, scalar: Scalar, value: unknown): unknown {
  try {
    return scalar.parse(value)
  } catch {
    throw new GraphQLError(`Unable to parse \`${JSON.stringify(value)}\` as a valid ${name}.`)
  }
}
