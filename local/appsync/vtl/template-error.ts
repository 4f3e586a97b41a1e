/**
 * What `$util.error`, `$util.unauthorized` and `$util.validate` raise, and what a template that cannot be evaluated
 * ends in. The fields are those of an error in AppSync's response.
 */
export class TemplateError extends Error {
  readonly errorType: string | null
  readonly data: unknown
  readonly errorInfo: unknown

  constructor(message: string, errorType: string | null = null, data: unknown = null, errorInfo: unknown = null) {
    super(message)
    this.errorType = errorType
    this.data = data ?? null
    this.errorInfo = errorInfo ?? null
  }
}

/** The `errorType` of a template that AppSync could not evaluate or whose output it could not read. */
export const MAPPING_TEMPLATE_ERROR = "MappingTemplate"
