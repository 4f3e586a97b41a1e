/** The command was written wrongly; nothing was looked at and nothing was changed. Its message is shown as it is. */
export class UsageError extends Error {
  override readonly name = "UsageError"
}
