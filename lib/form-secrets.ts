import "server-only"
import * as z from "zod"

/** Whether a field was marked `.meta({ secret: true })`, at whatever depth: `.optional()` and the like wrap the mark. */
function isSecret(schema: z.core.$ZodType): boolean {
  const meta = z.globalRegistry.get(schema) as { secret?: unknown } | undefined
  if (meta?.secret === true) return true
  const {
    innerType,
    in: input,
    out,
  } = schema._zod.def as {
    innerType?: z.core.$ZodType
    in?: z.core.$ZodType
    out?: z.core.$ZodType
  }
  return [innerType, input, out].some((inner) => inner !== undefined && isSecret(inner))
}

/**
 * What a failed form may be given back: the fields that its schema knows, by their names or because it takes any text
 * (`catchall`: only the user pool can name an attribute's field), except those that it marks secret. They are sent to
 * the browser as the state of the form, so a password must not be among them.
 */
export function keptValues(schema: z.ZodObject, fields: Record<string, string>): Record<string, string> {
  const kept = Object.entries(fields).filter(([name]) => {
    const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : schema._zod.def.catchall
    const isKnown = field !== undefined && field._zod.def.type !== "never"
    return isKnown && !isSecret(field)
  })
  return Object.fromEntries(kept)
}
