/** A request that is answered with an HTTP error and not executed, in AppSync's shape. */
export class Refusal extends Error {
  readonly statusCode: number
  readonly errorType: string

  constructor(statusCode: number, errorType: string, message: string) {
    super(message)
    this.statusCode = statusCode
    this.errorType = errorType
  }
}

export function unauthorized(message: string): Refusal {
  return new Refusal(401, "UnauthorizedException", message)
}
