/**
 * One clause of Cognito's filter, the only one that it takes: `"` and `\` are escaped in the quoted value.
 * @param operator `=` for the exact value, `^=` for how it starts
 */
export function filterClause(attribute: string, operator: "=" | "^=", value: string): string {
  return `${attribute} ${operator} "${value.replace(/["\\]/g, "\\$&")}"`
}
