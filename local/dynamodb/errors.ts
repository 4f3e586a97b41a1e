/** An error that DynamoDB itself would answer: `name` is the exception's name, `message` its wording. */
export class DynamoDBError extends Error {
  constructor(
    name: string,
    message: string,
    readonly statusCode = 400,
  ) {
    super(message)
    this.name = name
  }
}

/** Why the tables could not be opened or made; says what to do now. */
export class DynamoDBSetupError extends Error {
  override readonly name = "DynamoDBSetupError"
}
