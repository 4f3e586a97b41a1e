import { type AttributeValue, toAttributeValue } from "./dynamodb-values"
import { MAPPING_TEMPLATE_ERROR, TemplateError } from "./template-error"

export interface FilterExpression {
  expression: string
  expressionNames: Record<string, string>
  expressionValues: Record<string, AttributeValue>
}

type Filter = Record<string, unknown>

const COMPARISONS: Record<string, string> = { eq: "=", ne: "<>", lt: "<", le: "<=", gt: ">", ge: ">=" }

const ATTRIBUTE_TYPES: Record<string, string> = {
  binary: "B",
  binarySet: "BS",
  bool: "BOOL",
  list: "L",
  map: "M",
  number: "N",
  numberSet: "NS",
  string: "S",
  stringSet: "SS",
  _null: "NULL",
}

/**
 * What `$util.transform.toDynamoDBFilterExpression` makes of a filter such as
 * `{ name: { beginsWith: "A" }, or: [{ size: { gt: 1 } }] }`. Throws for an operator that AppSync does not have.
 */
export function toFilterExpression(filter: Filter): FilterExpression {
  const builder = new ExpressionBuilder()
  return {
    expression: builder.all(filter ?? {}).text,
    expressionNames: builder.names,
    expressionValues: builder.values,
  }
}

/** `compound` text needs parentheses inside another expression; DynamoDB refuses redundant ones. */
interface Part {
  text: string
  compound: boolean
}

class ExpressionBuilder {
  readonly names: Record<string, string> = {}
  readonly values: Record<string, AttributeValue> = {}

  all(filter: Filter): Part {
    return join(
      Object.entries(filter).map(([key, value]) => this.entry(key, value)),
      " AND ",
    )
  }

  private entry(key: string, value: unknown): Part {
    if (key === "and" || key === "or") {
      const parts = ([value].flat() as Filter[]).map((nested) => this.all(nested))
      return join(parts, key === "and" ? " AND " : " OR ")
    }
    if (key === "not") return { text: `NOT (${this.all(value as Filter).text})`, compound: true }
    return this.field(key, value as Filter, this.name(key))
  }

  private field(field: string, conditions: Filter | null, operand: string): Part {
    return join(
      Object.entries(conditions ?? {}).map(([operator, value]) => ({
        text: this.condition(field, operator, value, operand),
        compound: false,
      })),
      " AND ",
    )
  }

  private condition(field: string, operator: string, value: unknown, operand: string): string {
    const comparison = Object.hasOwn(COMPARISONS, operator) ? COMPARISONS[operator] : undefined
    if (comparison) return `${operand} ${comparison} ${this.value(value, field)}`
    switch (operator) {
      case "between": {
        const [low, high] = value as [unknown, unknown]
        return `${operand} BETWEEN ${this.value(low, field)} AND ${this.value(high, field)}`
      }
      case "contains":
        return `contains(${operand}, ${this.value(value, field)})`
      case "notContains":
        return `(NOT contains(${operand}, ${this.value(value, field)}))`
      case "beginsWith":
        return `begins_with(${operand}, ${this.value(value, field)})`
      case "in":
        return `${operand} IN (${(value as unknown[]).map((item) => this.value(item, field)).join(", ")})`
      case "attributeExists":
        return `${value ? "attribute_exists" : "attribute_not_exists"}(${operand})`
      case "attributeType":
        return `attribute_type(${operand}, ${this.value(ATTRIBUTE_TYPES[String(value)] ?? value, field)})`
      case "size":
        return this.field(field, value as Filter, `size(${operand})`).text
      default:
        throw new TemplateError(`The filter operator ${operator} is not known.`, MAPPING_TEMPLATE_ERROR)
    }
  }

  private name(field: string): string {
    this.names[`#${field}`] = field
    return `#${field}`
  }

  private value(value: unknown, field: string): string {
    const placeholder = `:${field}_${Object.keys(this.values).length}`
    this.values[placeholder] = toAttributeValue(value)
    return placeholder
  }
}

function join(parts: Part[], operator: string): Part {
  const present = parts.filter((part) => part.text !== "")
  if (present.length === 1 && present[0]) return present[0]
  const text = present.map((part) => (part.compound ? `(${part.text})` : part.text)).join(operator)
  return { text, compound: present.length > 1 }
}
